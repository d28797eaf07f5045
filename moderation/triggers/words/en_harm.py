"""English words of abuse, threat, self-harm, crime, law, danger, distress and of a tone that staff should not take."""

HARM = {
    "slur": """
        nigger* nigga* faggot* fagot fags kike kikes spic spics chink chinks wetback* tranny trannies retard
        retarded retards towelhead* raghead* gook gooks paki pakis cunt* twat twats whore* slut sluts motherfuck*
        muthafuck* cocksuck* dyke dykes coons subhuman*
    """,
    "vulgar": """
        fuck*! fuk! fuking! fukin fuckin fukcing fck! fcking fcuk* wtf? stfu! gtfo! shit shitty! shits shitting!
        bullshit! horseshit! dipshit* shithead* ass? asshole*! arsehole* asses? dick! dicks! dickhead*! cock! cocks!
        pussy! pussies! bitch*! biotch! bastard* wank* wanker*! tosser* bollocks piss pissed? crap? crappy? damn?
        goddamn douche* douchebag*! jackass* dumbass*! smartass? jerk_off! balls_deep poop poopy poopity fart farts
        boobs tits titties penis vagina anal cum cumshot jizz blowjob* handjob* dildo* masturbat* rape raped raping
        rapist* sex_slave succ_a suck_my! suck_a! sucks_dick! suck_your! lick_my! eat_shit! piece_of_shit!
        full_of_shit! kiss_my_ass! my_ass? a**hole! motherfucker! suk_a! eat_my! eating_my_balls! deez_nutz! bumhole
        buttfuck* butthole anus jerkoff! shite bugger_off! sod_off! screw_you! up_yours! go_to_hell! burn_in_hell!
        drop_dead!
    """,
    "insult": """
        idiot idiots idiotic moron morons moronic imbecile* stupid dumb dumber dumbest fool fools foolish loser
        losers clown clowns pathetic worthless useless_human scum trash? garbage_human lowlife* creep creeps
        pervert* liar liars cretin* ignorant clueless brainless braindead brain_dead incompetent lazy_ass fatass
        ugly troll trolls nobody_likes disgusting filthy vermin parasite* pig pigs rat_bastard coward* crybaby
        sheep? noob? noobs? n00b? simpleton* halfwit* dimwit* nitwit* dunce scumbag* jerk jerks snowflake*
        hypocrite* tattletale childish shameless arrogant
    """,
    "dismissal": """
        shut_up! shut_the! stfu! get_lost! get_a_life! get_a_brain! go_away? nobody_cares! no_one_cares!
        nobody_asked! who_asked? you_suck! you_sucks! u_suck! fuck_you! fuck_u! fuck_off! fuck_yourself! fuck_ur*
        your_mom! your_mother! ur_mom! your_dad! go_die! hate_you! hope_you_die! waste_of_space!
        what_is_wrong_with_you! whats_wrong_with_you! are_you_blind! are_you_dumb! are_you_stupid! are_you_retarded!
        learn_to_read! can't_you_read! cant_you_read! educate_yourself! you_must_be_joking?
    """,
    "threat": """
        kill_you! die_u! die_you! kill_u! kill_him! kill_her! kill_them_all! kill_your_family! kill_yourself! kys!
        i'll_kill! i_will_kill! gonna_kill! murder_you! stab_you! beat_you_up! break_your_legs! break_your_neck!
        cut_your_throat! slit_your! hunt_you_down! come_for_you! coming_for_you! find_you_and! know_where_you_live!
        know_where_you_work! watch_your_back! you_will_pay_for! you'll_pay_for! you_will_regret! you'll_regret!
        make_you_suffer! make_you_regret! burn_your_house! burn_down_your! bomb_your! blow_up_your! rape_you!
        your_days_are_numbered! you_deserve_to_die! hope_you_get_cancer! go_kill_yourself! dox_you! doxx_you!
        your_home_address! very_unpleasant! very_unpleasent!
    """,
    "self_harm": """
        kill_myself! killing_myself! end_my_life! ending_my_life! want_to_die! wanna_die! don't_want_to_live!
        dont_want_to_live! no_reason_to_live! better_off_dead! better_off_without_me! suicid*! hurt_myself!
        hurting_myself! cut_myself! cutting_myself! self_harm! selfharm! overdose_on! can't_go_on_living!
        take_my_own_life! took_his_own_life?
    """,
    "crime": """
        child_porn*! cp_links! underage_girls! underage_boys! preteen*! pedo pedos pedophil*! lolita! make_a_bomb!
        pipe_bomb! bomb_making! buy_cocaine! buy_heroin! buy_meth! crystal_meth! buy_weed! buy_drugs! drug_dealer!
        buy_guns! buy_a_gun! untraceable_gun! stolen_credit_card*! stolen_cards! cvv_shop! fullz! counterfeit_money!
        fake_money! counterfeit_bills! hitman! hit_man! hire_a_killer! ransomware_as! ddos_for_hire! revenge_porn!
        zoophil*!
    """,
    "legal": """
        my_lawyer! my_lawyers! my_attorney! our_lawyer*! our_attorney*! our_legal_team! legal_action! sue_you!
        suing_you! sue_your! i_will_sue! we_will_sue! going_to_sue! lawsuit*! class_action! small_claims_court!
        take_you_to_court! see_you_in_court! cease_and_desist! subpoena*! legal_notice! consumer_protection!
        trading_standards! data_protection_authority! gdpr_complaint! right_to_erasure! trademark_infringement!
        copyright_infringement! dmca! chargeback! data_breach! security_breach! data_leak! leaked_database!
        been_hacked! got_hacked! was_hacked! security_vulnerability! security_hole! critical_vulnerability!
        responsible_disclosure! zero_day! remote_code_execution! sql_injection_vulnerability! exploit_in_the_wild!
        cve_request! found_a_vulnerability! report_a_vulnerability! security_researcher! bug_bounty!
        i_am_a_journalist! i'm_a_journalist! journalist_from! press_inquiry! press_enquiry! media_inquiry!
        writing_an_article_about! for_our_newspaper! request_for_comment! reporter_for! reporter_at!
    """,
    "danger": """
        disable_the_firewall! disable_your_firewall! turn_off_the_firewall! turn_off_your_firewall!
        disable_your_antivirus! disable_antivirus! disable_the_antivirus! turn_off_your_antivirus!
        turn_off_antivirus! turn_off_protection! turn_off_the_protection! disable_windows_defender!
        turn_off_windows_defender! send_me_your_password! send_me_the_password! send_your_password!
        give_me_your_password! tell_me_your_password! share_your_password! post_your_password!
        post_your_private_key! send_me_your_private_key! share_your_private_key! send_me_the_code!
        verification_code_to_me! delete_system32! remove_the_battery_safety! bypass_the_fuse! remove_the_ground!
        ignore_the_certificate_warning! your_seed_phrase! your_recovery_phrase! send_me_your_login!
        your_card_details! your_cvv! remote_access_to_your! install_anydesk! install_teamviewer_and!
    """,
    "upset": """
        third_time! fourth_time! fifth_time! for_the_third_time! for_weeks_now! for_months_now! still_no_answer!
        still_no_reply! still_no_response! no_one_answers! nobody_answers! nobody_replies! no_one_replies!
        no_reply_from! no_response_from! nobody_helps! no_help_at_all! ignored! ignoring_me! keep_ignoring!
        being_ignored! fed_up! sick_of! sick_and_tired! had_enough! last_straw! cancel_my! cancelling_my!
        canceling_my! cancel_the_subscription! close_my_account! delete_my_account! switch_to_another!
        switching_to_a_competitor! moving_to_a_competitor! leaving_for! never_again! never_buy! never_use!
        want_a_refund! want_my_money! my_money_back! give_me_my_money! refund_me! demand_a_refund! rip_off! ripoff!
        ripped_off! scammers! scammed! waste_of_money! waste_of_time! wasted_hours! lost_hours? worst_support!
        worst_service! worst_experience! worst_customer_service! terrible_service! terrible_support!
        horrible_service! awful_service! poor_service! poor_support! bad_service! unacceptable! disgrace*!
        ridiculous! appalling! outrageous! disappointed! disappointing! very_disappointed! frustrat*! furious!
        angry! livid! upset! unhappy! annoyed! annoying? joke_of_a! is_a_joke! absolutely_useless!
        completely_useless! totally_useless! terrible! horrible! awful! worst! hate_this! unprofessional! rude!
        incompetent! nightmare! unbelievable! wtf! hours_on_hold! on_hold! lost_my_data? losing_customers!
        lost_a_customer! losing_money! complaint! complain! complaining?
    """,
    "promise": """
        we_will_get_back! we'll_get_back! will_get_back_to_you! i'll_get_back! i_will_get_back! get_back_to_you!
        we_are_looking_into! we're_looking_into! i'll_look_into! will_look_into! we_will_look_into!
        will_keep_you_posted! keep_you_updated! we_will_let_you_know! i'll_let_you_know! will_update_you!
        we_will_investigate! will_follow_up! i'll_follow_up! will_check_and! i'll_check_with! will_check_with!
    """,
    "familiar": """
        dude! dudes! bro! bros! buddy! mate? hun! honey! sweetie! dear? darling! lol! lmao! rofl! nope? yep? yup?
        gonna? wanna? gotta? kinda? dunno! ain't! whatever? no_biggie! chill! calm_down! relax! duh! obviously?
        rtfm! just_google_it! google_it! as_i_already_said! as_i_said_before! like_i_said! you_should_have!
        you_failed_to! you_clearly! not_my_problem! not_our_problem! your_problem? guys? folks? hey_man! my_friend?
    """,
    "staff_claim": """
        contact_official_support! i_am_from_support! i'm_from_support! support_team_member!
        member_of_the_support_team! i_am_a_moderator! i_am_an_admin! i'm_an_admin! i_am_the_admin!
        on_behalf_of_the_team! on_behalf_of_support! customer_care_team! our_support_agent! support_representative!
        contact_our_support_on! contact_support_at! your_account_has_been_suspended! your_account_will_be_suspended!
        your_account_will_be_deleted! verify_your_account! verify_your_wallet! validate_your_wallet!
        live_support_agent! official_support_team! tech_support_here! support_desk_at! open_a_ticket_here!
        raise_a_ticket_at!
    """,
}  # fmt: skip
