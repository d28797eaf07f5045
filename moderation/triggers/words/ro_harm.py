"""Romanian words of abuse, threat, self-harm, crime, law, danger, distress and of a tone that staff should not take."""

HARM = {
    "slur": """
        cioroi cioara? jidan* jidov? bozgor* bozgori poponar* poponaut* bulangi* curva curvelor curvo tarfa tarfe
        tarfelor panarama handicapat* retardat* mongoloid*
    """,
    "vulgar": """
        pula pulii pule pulica pizda pizdei pizde pizdos* muie muist* muia muiere? fut futu fute futi futut* futai
        futere futeti cacat* curul curului labagi* labar* laba? coaiele sugi_pula! suge_o! suge_mi! suge_pula!
        boule! boilor! pisat* rahat? rahatul? cretin* nenorocit* jegos* jeg jegul scarb* scarbos* imputit* dracu?
        dracului? drace? in_mata! ma_ta! mortii_matii! mortii_tai! mortii_ma! du_te_n! sa_ti_bag! iti_bag!
        baga_mi_as! bag_pula!
    """,
    "insult": """
        idiot* idioti* prost prosti proasta proaste prostul prostule prostanac* tampit* imbecil* dobitoc* tont tonti
        natarau* natafleat* bou boii boule vaca? porc porci porcule magar* nesimtit* tembel* cretin* debil*
        handicapat* retard* mincinos* mincinosi hotilor sarlatan* escroc* escroci clovn* paiat* jalnic* penibil*
        nemernic* ticalos* mizerabil* lepadatur* gunoi? gunoaie scursur* lasule ratat ratati ratatule fraier*
        papagal? analfabet* agramat* incult* habar_n_ai puturos* betiv* drogat*
    """,
    "dismissal": """
        taci! taci_din_gura! taci_dracului! taceti! tacet_naibii! inchide_gura! tine_ti_gura! du_te_dracului!
        du_te_naibii! du_te_la_dracu! du_te_n! duceti_va_dracului! duceti_va_naibii! la_dracu_cu! mars_de_aici!
        cara_te! valea! iesi_afara? lasa_ne? sa_mori! muri_ati! sa_crapi! crapa! nu_esti_normal! esti_nebun!
        esti_prost! esti_idiot! sunteti_prosti! sunteti_idioti! sunteti_tampiti! oameni_ca_tine! te_urasc! va_urasc!
        cui_ii_pasa! nu_intereseaza_pe_nimeni! te_a_intrebat_cineva! du_te_si_te_trateaza! trateaza_te! ai_creier!
        n_ai_creier! invata_sa_citesti!
    """,
    "threat": """
        te_omor! va_omor! te_ucid! va_ucid! te_bat! te_bag_in_spital! te_tai! te_impusc! te_gasesc! te_gasim!
        stiu_unde_stai! stiu_unde_locuiesti! stim_unde_stai! vin_dupa_tine! venim_dupa_tine! o_sa_platesti!
        ai_sa_platesti! o_sa_regreti! ai_sa_regreti! o_sa_va_para_rau! iti_rup! iti_sparg! iti_dau_foc! va_dau_foc!
        iti_arat_eu! ai_grija_ce_faci! sa_te_omori! omoara_te! sinucide_te! te_violez! iti_iau_gatul!
        zilele_iti_sunt_numarate!
    """,
    "self_harm": """
        sa_ma_omor! ma_omor! sa_ma_sinucid! ma_sinucid! sinucid*! vreau_sa_mor! sa_mor! nu_mai_vreau_sa_traiesc!
        nu_mai_are_rost_sa_traiesc! sa_mi_iau_viata! imi_iau_viata! imi_tai_venele! sa_imi_fac_rau!
        mai_bine_fara_mine! nu_mai_pot_trai!
    """,
    "crime": """
        pornografie_infantila! pedofil*! cumpar_cocaina! vand_cocaina! cumpar_droguri! vand_droguri! vand_iarba!
        etnobotanice! fac_o_bomba! fabrica_o_bomba! construiesc_o_bomba! cumpar_arma! vand_arma! vand_pistol!
        asasin_platit! bani_falsi! euro_falsi! bancnote_false! carduri_clonate! carduri_furate!
    """,
    "legal": """
        avocatul_meu! avocatii_nostri! avocatul_nostru! avocata_mea! va_dau_in_judecata! dau_in_judecata!
        dam_in_judecata! actiune_in_instanta! in_instanta! proces_civil! ne_vedem_la_tribunal! ne_vedem_in_instanta!
        tribunal! judecatorie! protectia_consumatorului! protectia_consumatorilor! anpc! reclamatie_la_anpc!
        anspdcp! politie! plangere_penala! plangere_la! notificare_de_incetare! somatie! drepturi_de_autor!
        incalcarea_drepturilor! scurgere_de_date! bresa_de_securitate! baza_de_date_furata! am_fost_hackuit!
        mi_au_spart_contul! cont_spart! vulnerabilitate_de_securitate! am_gasit_o_vulnerabilitate!
        vulnerabilitate_critica! sunt_jurnalist*! jurnalist_la! solicitare_de_presa! redactia_ziarului!
        scriu_un_articol_despre!
    """,
    "danger": """
        dezactivati_antivirusul! dezactiveaza_antivirusul! opriti_antivirusul! opreste_antivirusul!
        dezactivati_firewall*! dezactiveaza_firewall*! opriti_protectia! dezactivati_protectia! trimiteti_mi_parola!
        trimite_mi_parola! da_mi_parola! dati_mi_parola! spune_mi_parola! scrie_parola! codul_primit_prin_sms!
        codul_din_sms! trimite_mi_codul! trimiteti_mi_codul! datele_cardului! codul_cvv! cvv! instalati_anydesk!
        instaleaza_anydesk! sterge_system32! scoate_siguranta! fara_impamantare!
    """,
    "upset": """
        a_treia_oara! pentru_a_treia_oara! a_patra_oara! de_saptamani! de_luni_de_zile! de_o_luna!
        nu_raspunde_nimeni! nimeni_nu_raspunde! nu_mi_raspunde_nimeni! nu_mi_a_raspuns! niciun_raspuns!
        nici_un_raspuns! fara_raspuns! nu_primesc_raspuns! ma_ignorati! sunt_ignorat*! ignorat! ignorata!
        m_am_saturat! ne_am_saturat! satul_de! nu_mai_suport! ajunge! anulez! anulati_abonamentul! reziliez!
        reziliere! inchid_contul! sterge_ti_mi_contul! stergeti_contul! renunt! plec_la! trec_la_concuren*
        la_concurenta! banii_inapoi! vreau_banii! returnati_mi_banii! rambursare! teapa! tepe! tepari! pacaleala!
        inselat! inselatorie! inselatori! hotie! bataie_de_joc! bani_aruncati! banii_aruncati! aruncati_banii!
        timp_pierdut! pierdere_de_timp! pierdere_de_bani! dezamagit! dezamagita! dezamagire! dezamagitor!
        dezamagitoare! nemultumit* nemultumita! suparat* furios! furioasa! nervos? nervi? revoltat* revoltator!
        inacceptabil* rusine! rusinos! ridicol* groaznic* oribil* ingrozitor* jalnic* lamentabil* penibil*
        prost_servici* servicii_proaste! cel_mai_prost! cea_mai_proasta! cele_mai_proaste! slab! slaba! foarte_slab*
        nu_recomand! nu_va_recomand! nu_cumparati! nu_o_cumparati! nu_l_cumparati! niciodata! nu_mai_cumpar!
        nu_mai_comand! regret! plangere! reclamatie! bataie_de_cap! s_a_stricat! stricat? defect? nu_merita!
        calitate_slaba! calitate_proasta! oribila! de_proasta_calitate! gunoi! prostie! mizerie!
    """,
    "promise": """
        va_vom_contacta! va_contactam! revenim_cu! revin_cu! vom_reveni! voi_reveni! revenim_la_dumneavoastra!
        va_tinem_la_curent! va_vom_tine_la_curent! va_anuntam! va_vom_anunta! vom_verifica! voi_verifica!
        verificam_si! verific_si! vom_investiga! am_transmis_colegilor! transmit_colegilor! ne_interesam!
        ma_interesez! va_raspundem_in!
    """,
    "familiar": """
        frate! frate_meu! fratele_meu! sefu! sefule! dragut*! draga? dragule! scumpo! scumpule! pisi! puiule! haha*
        mersi? nbg! nasol! misto! cauta_pe_google! google_e_prietenul! ti_am_zis! v_am_zis! v_am_spus_deja!
        cum_am_mai_zis! citeste_mai_atent! cititi_mai_atent! nu_e_problema_noastra! nu_e_treaba_mea! vina_ta!
        vina_dumneavoastra! linkulet* butonas* intrebarica! problemuta! minutel! secundica! fisierut* pozica!
        mesajel! tie tau ta tai tale incearca verifica uita_te intra apasa scrie trimite
    """,
    "staff_claim": """
        suport_oficial! suportul_oficial! sunt_de_la_suport! sunt_din_echipa_de_suport! echipa_de_suport_oficiala!
        sunt_moderator! sunt_administrator! administratia_site_ului! in_numele_echipei! in_numele_suportului!
        contul_dumneavoastra_a_fost_blocat! contul_tau_a_fost_blocat! contul_va_fi! confirmati_contul!
        verificati_contul! scrieti_suportului_pe! suport_pe_telegram! suport_pe_whatsapp! operatorul_nostru!
    """,
}  # fmt: skip
