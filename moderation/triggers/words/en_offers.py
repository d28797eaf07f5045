"""English words of what is sold where nobody asked: themes of spam."""

OFFERS = {
    "health": """
        supplement*! garcinia! ketogenic keto! nootropic*! testosterone! testo! viagra! cialis! levitra! kamagra!
        tramadol! xanax! oxycodone! adderall! modafinil! phentermine! erectil*! libido! aphrodisiac*! ejaculat*!
        penis*! enlargement! collagen! anti_aging! antiaging! anti_ageing! wrinkle*! serum*! skincare! skin_care!
        moisturi* complexion! dermatolog*! sebum! acne! exfoliat*! eyelash*! lash? cream*? lotion* balm? forskolin!
        weight_loss! weight_reduction! lose_weight! losing_weight! burn_fat! fat_burn*! fat_loss! belly_fat!
        slimming! metabolism! metabolic! appetite! calorie*! cholesterol! antioxidant*! amino_acid*! vitamin*!
        multivitamin! herbal! natural_ingredients! natural_components! all_natural! clinically! side_effects?
        detox*! probiotic*! cbd! gummies! hemp! cannabi*! workout* bodybuild*! muscle_mass! build_muscle!
        muscle_building! muscle_growth! gain_muscle! lean_muscle! weight_lift*! weightlift*! stamina! nitric!
        creatine! protein? hair_loss! baldness! hair_growth! thinning_hair! diabet*! arthritis! joint_pain!
        pain_relief! blood_pressure blood_sugar! dosage! capsule*? pills! pill? tablets? doctor* physician! surgery!
        injection*? therapy treatment* remedy! remedies! cure! healthy healthier! health? skin? body? muscle*? diet!
        dietary! dieting! exercise*? sexual! orgasm*! intimacy! potency! impotence! prostate! hormone*! hormonal!
        aging! ageing! youthful! younger_looking! radiant! glowing_skin! botox! facial? pores! nutrition*!
        nutrient*! fitness! slim? obese! obesity! fat? physique! weight? brain_booster! memory_loss! cognitive?
        ingredients? ingredient? formula? gym! bed_performance! dental! dentist! medicine*! pharmac*! prescription*!
        clinic! clinics! hospital*? abortion_pill*! steroid*! anabolic! trial_bottle! garcinia_cambogia!
    """,
    "money": """
        loan*! payday! lender*! lending! borrower*! mortgage*! refinanc*! credit_score! credit_repair! bad_credit!
        credit_card? unsecured_credit! debt_relief! debt_consolidation! insurance! investor*! investment*! invest!
        financing! financier! get_rich! earn_money! earn_cash! earning_money! make_money! making_money!
        money_online! work_from_home! passive_income! extra_income! be_your_own_boss! per_week? per_day?
        daily_profit*! profit* profitable! guaranteed_returns! return_on_investment! trading_platform! forex!
        binary_option*! broker*? stock_market! cash_app! cashapp! paypal? western_union! moneygram! wire_transfer!
        bank_transfer? gift_card*! cash_flip*! atm_card*! blank_atm! clone_card*! dumps_with_pin! carding!
        hacker_for_hire! hire_a_hacker! hacking_services! professional_hacker! ethical_hacker! lottery! jackpot!
        inheritance! beneficiary! million_dollars! illuminati! wealth! rich? fame! tax_relief! payroll?
        interest_rate! commercial_loans! affiliate_program*! network_marketing! mlm! dropshipping!
    """,
    "crypto": """
        bitcoin*! btc! ethereum? usdt! crypto_invest*! crypto_trad*! cryptocurrenc*! crypto? altcoin*! airdrop*!
        presale! wallet_recovery! recover_your_funds! recover_my_funds! funds_recovery! lost_funds! stolen_crypto!
        seed_phrase! token_sale! ico! nft*? mining_rig? cloud_mining! doubling! metamask! trust_wallet! coinbase!
        blockchain_wallet! binance!
    """,
    "casino": """
        casino*! gambl*! betting! sportsbook! bookmaker*! poker! roulette! blackjack! slot_machine*! slots_online!
        online_slots! baccarat! togel! judi! slot_gacor! jackpot*! sports_bet*! free_spins! satta! matka! ludo?
        teen_patti! rummy!
    """,
    "adult": """
        porn*! xxx! escort*! call_girl*! nude*! naked? sexy! hot_girls! sex_chat! webcam_girl*! cam_girls! camgirl*!
        hookup*! milf! onlyfans! adult_dating! dating_site*! date_tonight! sex! sex_doll*! fetish! massage! erotic!
        mature_women! lonely! horny!
    """,
    "watching": """
        watch_online! watch_live! live_stream*! livestream*! streaming_live! live_streaming! stream_live!
        online_free! free_online! full_movie! watch_full! watch_free! putlocker! torrent_download? full_episode*!
        season_1? free_streaming! live_on_pc! hd_quality? premier_league! la_liga! champions_league! nfl! nba! ufc!
        boxing! football! soccer! kickoff! rugby! vs! versus? match? espn! fifa! season? episode? tv_show*!
        game_live! cricket! tournament? movie_download! mp3_download*! download_movie*! download_songs! free_movies!
        hd_movies! wwe! cup_final! tv_channel*! tv_coverage! iptv!
    """,
    "promotion": """
        seo! backlink*! link_building! page_rank? search_engine_optimi*! rank_higher! first_page_of_google!
        digital_marketing! web_design_company! app_development_company! software_development_company!
        development_company! web_development_services! outsourcing_company! social_media_marketing!
        increase_traffic! website_traffic! buy_followers! instagram_followers! followers! subscribers?
        likes_and_followers! guest_post*! email_list*! bulk_email! marketing_agency! our_agency! leading_provider!
        leading_company! we_offer! we_provide! our_services! our_service! our_company! our_team_of! our_products!
        our_customers? our_clients! best_services! best_service! affordable! affordable_price*! best_price*!
        competitive_price*! reasonable_price*! lowest_price*! cheap! cheapest! discount*! coupon*! promo_code*!
        promo! wholesale! replica! replicas! free_shipping! brand_new_original! branded! luxury! handbag*! jewelry!
        jewellery! rolex! sneakers! nike! jordans! outlet_store! shipping_worldwide! manufacturer*! supplier*!
        exporter*! showroom! customer_satisfaction! money_back! trusted_by! world_class! high_quality_service*!
        premium_quality! top_quality! best_quality! packers! movers! relocation! plumber*! plumbing! roofing!
        carpet_cleaning! cleaning_services! pest_control! locksmith! towing! taxi_service! limo! hotel_booking!
        travel_agency! tour_package*! tours! honeymoon! apartment*! real_estate! flats! villa! villas!
        property_dealer*! interior_design*! furniture! kitchen? mattress! tiles? lawyer*! attorney*! law_firm!
        injury! wedding! photograph* essay_writing! essay*! write_my_essay! assignment_help! homework_help!
        dissertation! thesis_writing! academic_writing! case_study_solution! case_solution! term_paper*! exam_dumps!
        braindumps! dumps_pdf! test_bank! solution_manual! certification_dumps! practice_exam*! exam_questions!
        training_institute! coaching! best_training! placement? course_fee! classes_in! institute! driving_licen*!
        fake_passport*! passports! passport? counterfeit! real_and_fake! documents_online? visa_services!
        immigration! ielts! toefl!
    """,
    "spells": """
        astrolog*! vashikaran! spell_caster! spells! love_spell*! black_magic! baba_ji! babaji! babba! tantrik!
        mantra! horoscope! psychic*! ex_back! ex_husband! ex_boyfriend! ex_girlfriend! get_your_ex! love_problem*!
        love_marriage! pandit! molvi! guru_ji! powerful_spell*! dr_? husband? wife? marriage! lover! girlfriend?
        boyfriend? healer! voodoo! fortune_tell*! specialist!
    """,
    "software": """
        data_recovery! recovery_software! recovery_tool! recover_deleted! file_recovery! photo_recovery!
        password_recovery! video_converter! dvd_ripper! ripper! pdf_converter! audio_converter! converter_for_mac?
        file_transfer? third_party_software! third_party_tool! converter! converters! data_transfer! ios_transfer!
        phone_transfer! repair_tool! unlocker! jailbreak*! imei! unlock_code*! factory_unlock! icloud_unlock!
        unlock_icloud! bypass_icloud! unlock_iphone! iphone_unlock*! unlock_your! unlocking_service! free_trial!
        trial_version! free_download! full_version! license_key*! serial_key*! crack_download! cracked! keygen!
        activation_key*! product_key! for_windows_and_mac? step_by_step_guide? drm! drm_removal! spy_app*!
        spy_software! mobile_spy! monitoring_software! keylogger! spyware? mac_cleaner! cleaner? optimizer?
        clean_my_mac! registry_cleaner! antivirus_support! stellar! kernel_for! edb_to_pst! ost_to_pst! pst! mbox!
        nsf! olm! eml! migration_tool! conversion_tool! backup_software! converter_tool! this_software! this_tool?
        this_app? best_software! best_tool! powerful_tool! powerful_software! professional_software!
        easy_to_use_software! user_friendly_interface! software_helps! try_this_software! try_this_tool!
        useful_tool! backup_extractor! transfer_tool! phone_manager! program_named! program_called!
        recommend_the_program! recommend_this! google_it? search_it_on? phone_backup! it_works_great?
        iphone_transfer! transfer_for_mac! for_mac? manager_for? great_tool! recommend_you! suggest_you!
        you_can_try! you_may_try! have_a_try! hope_this_helps_you! simple_steps! with_ease! effortlessly!
        hassle_free! without_any_hassle!
    """,
    "pushing": """
        click_here! click_now! click_the_link! click_on_this! visit_here! visit_us! visit_our! visit_my! visit_now!
        visit_this! visit_the_site! visit_site! our_website! my_website! my_site! my_blog! our_site! our_blog!
        read_more! learn_more! more_info! more_information? more_details! for_more! know_more! see_more? check_out!
        checkout! check_this_out! get_more_info! official_website! official_site! official_page! order_now!
        order_here! order_online! order_today! buy_now! buy_online! buy_here! buy_it! buy_cheap! where_to_buy!
        purchase! shop_now! shop_online! sign_up_now! register_now! subscribe_to_my! subscribe_now! join_now!
        apply_now! book_now! download_now! download_here! get_it_now! get_started? hurry! limited_time!
        limited_offer! special_offer*! exclusive_offer*! best_deal*! deals! act_now! don't_miss! once_in_a_lifetime!
        risk_free! 100%! guaranteed! guarantee*? money_back_guarantee! absolutely_free! for_free? no_fees!
        free_of_cost! free_consultation! satisfied! testimonial*! trusted! genuine! legit! reliable_source? scam!
        reviews! review? amazing! incredible! miracle! revolutionary! secret? secrets! breakthrough! great_post!
        nice_post! great_article! nice_article! awesome_post! informative_post! thanks_for_sharing!
        thank_you_for_sharing! keep_up! good_work? nice_blog! great_blog! wonderful_post! amazing_post!
        very_informative! very_useful_information! love_your_blog! interesting_article! your_blog! this_blog!
        this_article? this_website! this_site? article! blog! bookmark*? dear_friend! dear_sir? testimony!
        god_bless! i_am_so_happy! changed_my_life! thanks_to_dr! all_thanks_to! my_name_is? i_was_able?
        she_helped_me! he_helped_me!
    """,
    "contact": """
        whatsapp! whats_app! whatsap! call_us! call_now! call_me? call_on! contact_us! contact_me? contact_now!
        contact_him! contact_her! contact_them! email_us! email_me? email_him! email_address? text_me! text_him!
        telegram! telegram_me! dm_me! kik! viber! wechat! skype? skype_id! icq! reach_us! reach_out? reach_him!
        hangouts! toll_free! phone_number! support_number! helpline! help_line! customer_care!
        customer_service_number! customer_support_number! tech_support_number! technical_support_number!
        service_number! contact_number! dial! hotline! gmail! gmail_com! yahoo_com! hotmail_com! outlook_com?
        inbox_me! add_me! @gmail!
    """,
}  # fmt: skip
