"""Romanian words of what is sold where nobody asked: themes of spam."""

OFFERS = {
    "health": """
        slabit! slabire! slabesti! suplimente*! supliment? viagra! potenta! erectil*! prostata! riduri! antirid*!
        crema*? detox*! pastile? pilule! medicament*! naturist*! tratament* ceai_de_slabit! celulit*! dieta! diete!
        grasime! vitamine? articulati*! sexual*! penis*! steroizi! droguri! cannabis! stomatolog*! clinica?
        colesterol!
    """,
    "money": """
        imprumut*! credit*! credite! creditor*! imprumuturi! dobanda! ipotecar*! bani_online! castiga_bani!
        castigi_bani! castiguri! venit_pasiv! venituri! munca_de_acasa! lucreaza_de_acasa! job_online! investit*!
        investi* profit* forex! loterie! milioane? mostenire! finantare! fara_adeverinta! fara_giranti! tranzact*
        broker*? euro_pe_luna! euro_pe_zi! bani_rapid! afacere? oferta_de_imprumut!
    """,
    "crypto": """
        bitcoin*! criptomoned*! crypto? cripto! minare? airdrop*! usdt! portofel_cripto! recuperare_fonduri!
    """,
    "casino": """
        cazino*! casino*! pariuri! pariaza! pariu! ruleta! poker! pacanele! jocuri_de_noroc! rotiri_gratuite!
        sloturi! jackpot! superbet!
    """,
    "adult": """
        porno*! sex! escorte! escorta! matrimoniale! dame_de_companie! masaj*! erotic*! nud nuduri! intalniri?
        fete_sexy! videochat!
    """,
    "watching": """
        filme_online! seriale_online! film_online! gratis_online! online_gratis! subtitrat*! live_stream*!
        transmisiune* descarca_gratis! torrent* urmareste_live! urmareste_online!
    """,
    "promotion": """
        promovare! optimizare_seo! seo! urmaritori! like_uri? reduceri! reducere? cod_promotional! ieftin! ieftine!
        cele_mai_bune_preturi! cel_mai_bun_pret! preturi_mici! preturi? livrare_gratuita! transport_gratuit! engros!
        en_gros! de_vanzare! vand! vindem! cumpara! comanda_acum! comandati! magazin_online! magazinul_nostru!
        firma_noastra! compania_noastra! va_oferim! oferim! serviciile_noastre! servicii_de! servicii? replici!
        ceasuri? genti! lucrari_de_licenta! licenta? referate! permis_de_conducere! permise_auto! acte? pasaport*!
        apartamente! inchiriez! inchirieri! imobiliar*! mobila! termopane! instalator*! mutari! avocat*! vacante!
        sejur*! firma_de? reclama? oferta? oferte!
    """,
    "spells": """
        vrajitoare*! vrajitor*! vraji! descantec*! ghicit*! tarot! horoscop*! farmece! dezleg*! magie! clarvaz*!
        impotenta?
    """,
    "software": """
        deblocare? decodare! deblocam! licenta_windows! licente_ieftine! crack? activator! spionaj! spionez*!
        aplicatie_spion!
    """,
    "pushing": """
        click_aici! da_click! dati_click! apasa_aici! intra_pe! intrati_pe! viziteaza! vizitati! site_ul_nostru!
        site_ul_meu! site_ul_oficial? pagina_noastra! inscrie_te! inscrieti_va! inregistreaza_te! aboneaza_te!
        nu_rata! nu_ratati! oferta_limitata! doar_azi! grabeste_te! garantat! garantam! 100%! gratuit? fara_risc!
        profita! profitati! mai_multe_detalii! detalii_aici! afla_mai_multe! aflati_mai_multe! recomand_site_ul!
        merita! bonus*!
    """,
    "contact": """
        sunati! sunati_la! suna_ma! suna_acum! contactati! contacteaza_ne! contactati_ne! contactati_ma! scrieti_mi!
        scrie_mi! pe_whatsapp! whatsapp! telegram! numar_de_telefon? tel? sunati_acum! lasa_ti_mesaj! mesaj_privat?
    """,
}  # fmt: skip
