// Words and rules for boilerplate in French.

import { HEAD_AND_TAIL, type Language, NAMES_HEADLINE, NETWORKS, rule, wordsOf } from "./rule.ts";

export const french: Language = {
  common: "le|la|les|des|du|et|est|une?|pour|dans|qui|sur|au|par|ne|pas",
  by: "correspondance(?: de \\p{Lu}[\\p{L}-]+)?,|envoyée? spéciale?,|(?:(?:un |une )?(?:article|chronique|analyse|opinion|texte|reportage|entretien|analyse|interview|récit|enquête|tribune) )?(?:(?:écrit|publié|rédigé|recueilli|réalisé|signé|mené|conduit)e? )?(?:à \\p{Lu}[\\p{L}-]+ )?par:?(?: notre (?:envoyée?|correspondante?)(?: (?:spéciale?|permanente?))?)?|signé|textes?|(?:reporter|correspondante?|récit) ?:|propos recueillis par|textes? et photos?(?: ?:| de)|(?:de )?notre (?:envoyée?|correspondante?)(?: (?:spéciale?|permanente?))?(?: (?:à|au|aux|en) [\\p{L}-]+)?,?|(?:auteure?|entretien|interview|propos|texte|rédaction|journaliste) ?:|(?:(?:une?|notre) )?(?:entretien|reportage|texte|interview|analyse|enquête|récit|chronique|article|critique|portrait) de",
  published:
    "(?:en ligne depuis|mis en ligne|ajouté|rédigée?|diffusée?)(?: le| du)?|(?:article )?(?:première )?(?:publication|publiée?|paru|posté|mis en ligne|créé|date)(?: le| du)?|le",
  updated:
    "(?:dernière )?(?:mise à jour|modification)(?: le)?|(?:mis(?:e)? à jour|modifiée?|actualisée?)(?: le)?|maj(?: le)?",
  ago: "il y a (?:une?|\\d+) ?(?:secondes?|minutes?|min|heures?|h|jours?|j|semaines?|mois|ans?)|à l['’]instant|aujourd['’]hui|hier",
  reading:
    "(?:temps de lecture|lecture|durée de lecture) ?:? ?(?:environ )?\\d+ ?min(?:utes?|\\.)?|\\d+ ?(?:min(?:utes?|\\.)?|mn) de lecture|(?:lecture|temps de lecture|lu en|durée) ?:? ?(?:moins d['’]une minute|< ?1 min|\\d+ ?(?:mn|min(?:utes?|\\.)?))|lecture \\d+ min",
  role: "(?:[\\p{L}-]+ ){0,2}(?:envoyée? spéciale?|correspondante?|journaliste|rédact(?:eur|rice)|chroniqueu(?:r|se)|service|rédaction|grand reporter|éditorialiste)(?: (?:à|au|aux|en|de|du|des|in) [\\p{L}' -]{1,40}| \\p{L}{2,20})?",
  telling:
    "dit|disait|déclare|déclaré|expliqué|explique|lance|lancé|était|étaient|selon|écrit|écrivait|ajoute|ajouté|répond|répondu|crie|sourit|rit|admet|reconnaît|conclut|assure|affirme|elle|elles|avait",
  dayFirst: true,
  rules: [
    rule(
      "advertisement",
      "anywhere",
      String.raw`[^\p{L}\p{N}]+publicité[^\p{L}\p{N}]*|(?:la suite|l['’]article|lire la suite|suite de l['’]article|votre article|l['’]article continue|la lecture)(?: continue)? (?:est )?(?:après|apr[eè]s) (?:cette |la )?(?:publicité|pub|annonce)|contenu sponsorisé|la suite (?:de l['’]article )?après (?:la |cette )?(?:publicité|pub)`,
    ),
    rule(
      "link to another story",
      "anywhere",
      String.raw`[^\p{L}\p{N}]*(?:(?:[àa] )?lire (?:aussi|également|plus|notre (?:dossier|enquête|article))|voir aussi|à voir(?: aussi)?|à écouter|(?:sur le )?même sujet|notre dossier|pour aller plus loin|relire)(?: ?: ?(?=.*[^.,;:]$)[\p{Lu}\p{N}"«“‘'].{0,200})|[^\p{L}\p{N}]*(?:(?:[àa] )?lire (?:aussi|également)|voir aussi|sur le même sujet) ?:?`,
      { heads: true, shape: NAMES_HEADLINE },
    ),
    rule(
      "image credit",
      "anywhere",
      "(?:photo|image) (?:d['’])?(?:illustration|archives?)(?: [\\p{L} .]{1,20})?|photo : (?:archives|dr)|photos? : .{1,40}d['’]archives",
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      String.raw`\d+ (?:commentaires?|vues|réactions?|partages?)|(?:commentaires|réactions)(?: ?: ?| ?\()\d+\)?`,
    ),
    rule(
      "comments",
      HEAD_AND_TAIL,
      "(?:(?:aucun|lire|voir|aller aux|accéder aux|\\d+|afficher|laisser|ajouter|écrire|poster|tous|les|un|des|l['’]ensemble des|masquer|déposer|rédiger) )*(?:commentaires?|réactions?)|votre (?:commentaire|avis)|commenter(?: cet article)?|réagir(?: à cet article)?|réagissez.{0,40}|(?:donnez|participez).{0,20}(?:avis|débat|conversation)|rejoignez la (?:conversation|discussion)|soyez le premier à (?:commenter|réagir)",
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      wordsOf(
        `sur x|partager|partagez|partage|tweeter|imprimer|envoyer|copier le lien|lien copié|enregistrer|sauvegarder|[ée]couter|épingler|${NETWORKS}`,
        "sur|par|via|cet|cette|ce|l['’]article|article|la|le|les|page|lien|e-?mail|mail|courriel|à|un|une|amie?|et|copier|avec|vos|proches|réseaux|sociaux|plus|tard|pour",
      ),
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "(?:[ée]couter|offrir|imprimer|sauvegarder|enregistrer|partager|lire|télécharger|classer) (?:cet |l['’])(?:article|podcast)(?: .{0,30})?|ajouter (?:à|aux) (?:vos|mes|ma|la|votre) (?:sélections?|favoris|liste(?: de lecture)?|articles sauvegardés)|(?:ajouter|mettre) (?:aux|en|à mes) favoris?|suivre(?: ce (?:sujet|thème))?|offrir|copier l['’]url|lire (?:la vidéo|plus tard|dans l['’]app(?:lication|li)?)|article sauvegardé|voir (?:la vidéo|les photos|le diaporama|la galerie)|taille du texte|fermer|offrir l['’]article|lecture audio|(?:mode )?lecture zen",
      { sure: true },
    ),
    rule("site notice", "anywhere", "(?:aller|passer|accéder)(?: directement)? au (?:contenu|menu)(?: principal)?"),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "article (?:suivant|précédent)|vous êtes ici ?:? .{1,80}|(?:ouvrir|fermer|afficher) (?:le )?(?:menu|la recherche|la navigation)|(?:tout )?accepter(?: et (?:continuer|fermer))?|retour en haut|retour (?:en haut|à l['’]accueil)|(?:nous utilisons|ce site utilise|en poursuivant).{0,30}cookies.{0,140}|(?:gérer|accepter|refuser|paramétrer)(?: tous)? (?:les )?cookies|mentions légales|(?:politique de )?confidentialité|(?:veuillez )?activer javascript.{0,60}|se connecter|s['’]identifier|connexion|s['’]inscrire",
      { sure: true, call: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "haut de (?:la )?page|abonnés?|premium|dr|menu|rechercher|accueil|vidéo|actualités?|connexion|contact|newsletters?|suivre|direct|exclusif",
      { weak: true },
    ),
    rule(
      "newsletter call",
      "tail",
      String.raw`(?:inscrivez-vous|abonnez-vous|recevez|je m['’]inscris|s['’]inscrire|s['’]abonner|retrouvez|découvrez|ne (?:ratez|manquez)|restez)\b.{0,120}(?:newsletters?|infolettres?|lettres? d['’]information|boîte mail|e-?mails?|courriels?|alertes?|notifications?|chaque (?:matin|jour|soir)).{0,80}|(?:la |notre |nos |toutes nos )?(?:newsletters?|infolettre)s?(?: (?:du|de|de la|quotidienne|hebdomadaire|gratuite)(?: [\p{L}-]+){0,2})?|(?:votre|entrez votre) (?:adresse )?(?:e-?mail|courriel).{0,40}`,
      { call: true },
    ),
    rule(
      "follow call",
      HEAD_AND_TAIL,
      String.raw`(?:suivez|retrouvez|rejoignez|likez)(?:-nous| nous|[- ](?:notre|l['’]actualité|toute l['’]actualité|tous nos|nos))\b.{0,120}|suivez (?:l['’]actualité|toute l['’]actualité|\p{L}+(?: \p{L}+){0,3}|nos) .{0,40}(?:${NETWORKS}|X|Google).{0,40}|suivre (?:ce|cette|le|la|l['’]|notre|nos) ?(?:journaliste|aut(?:eure?|rice)|page|compte|chaîne|sujet)|suivre|(?:téléchargez|installez|télécharger) (?:notre|l['’]|la|votre) ?.{0,30}(?:appli(?:cation)?)\b.{0,60}|(?:notre|l['’])(?:application|appli) (?:mobile|gratuite|iphone|android)(?: .{0,20})?|abonnez-vous à (?:notre|la) (?:chaîne|page|compte)\b.{0,60}`,
      { call: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`pour (?:lire|accéder|continuer).{0,40},? (?:abonnez-vous|connectez-vous|inscrivez-vous).{0,40}|(?:cet |l['’])?article (?:est )?(?:réservé|exclusif).{0,60}|(?:article|contenu) (?:abonnés?|premium)|(?:contenu |article )?(?:réservé|exclusif) (?:aux|à nos) abonnés|il vous reste .{1,20} (?:de cet article|à lire|à découvrir).{0,40}|la suite est réservée.{0,40}|(?:déjà|vous êtes déjà) abonnée? ?\?.{0,60}|s['’]abonner.{0,30}|(?:je )?m['’]abonne.{0,40}|abonnez-vous(?: (?:dès|à partir de|pour|maintenant|ici|gratuitement).{0,40})?[.!]?|(?:lire|poursuivre|continuer) (?:la lecture|la suite|l['’]article)(?: .{0,40})?`,
      { sure: true, call: true },
    ),
    rule(
      "support call",
      HEAD_AND_TAIL,
      "(?:faire|faites|je fais) un don(?: (?:maintenant|en ligne|à notre .{1,30}|pour soutenir .{1,30}))?[.!]?|(?:je )?(?:soutiens|soutenez)(?:-nous| .{1,60})|adhérer",
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`(?:signaler|une) (?:une )?(?:erreur|faute|coquille)(?: (?:dans|à).{0,40})?\??|(?:contactez|écrivez)[- ](?:nous|la rédaction|l['’]auteur)\b.{0,60}|(?:contacter|écrire à) (?:la rédaction|l['’]auteur|le journaliste|nous)\b.{0,40}|(?:une (?:erreur|faute|coquille)|vous avez (?:vu|trouvé) une erreur)(?: .{1,30})? ?\? ?.{0,60}|une information .{0,30}\?.{0,40}|vous avez (?:repéré|constaté|vu|une information|un témoignage|une question).{0,100}|un témoignage.{0,20}\?.{0,60}|nous contacter`,
      { call: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`[ée]couter cet article.{0,20}|(?:passer|fermer|masquer|ne plus voir) (?:la|cette) (?:publicité|pub|annonce)|lien copié|(?:activer|recevoir) les (?:notifications|alertes).{0,40}|(?:lire|voir|consulter) (?:le|la|l['’]) ?(?:journal|article original|édition|version|transcription).{0,30}|(?:cet article|ce contenu) vous a (?:plu|intéressé).{0,40}|vous avez aimé cet article ?\?.{0,40}|agrandir (?:l['’]image|la photo)|voir (?:la légende|les archives)|\d+ (?:photos|images)|lancer la (?:lecture|vidéo)|plus d['’]options(?: de partage)?|ajouter (?:un|à|le|cet).{0,20}(?:favoris?|signet|liste).{0,20}`,
      { sure: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "légende|galerie|diaporama|pdf|résumé|télécharger|options|offrir|alertes|services|en savoir plus|[ée]couter|lire",
      { weak: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "l['’]espace (?:des )?(?:contributions|commentaires).{0,80}|signaler (?:un|ce) (?:contenu|commentaire)|(?:ce|cet) (?:contenu|article|vidéo) (?:n['’]est pas|est) (?:disponible|accessible|bloqué).{0,80}|en (?:vous inscrivant|cliquant|validant|renseignant).{0,60}(?:accept|conditions|consent|données).{0,100}|votre (?:adresse e-?mail|e-?mail) (?:sera|est collecté|est utilisé).{0,120}|votre navigateur ne .{0,100}|ce site est protégé.{0,80}",
      { sure: true, call: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "restez (?:informée?s?|connectée?s?|à la page)(?: .{1,80})?|(?:toute|toutes|l['’]essentiel de) l['’]?(?:actualité|actu|info|infos|actualités).{0,40}(?:chaque|dans votre|par|en direct|boîte).{0,40}|(?:profitez|testez|essayez|découvrez) (?:gratuitement|notre (?:offre|newsletter|application)|nos (?:offres|newsletters)|l['’]offre).{0,60}|je (?:découvre|m['’]inscris|teste|profite).{0,40}",
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`(?:[\p{L}\d'’.-]+ ){1,2}avec agences?|(?:avec|source ?:) (?:les )?agences?|\([\p{L}]{2,6}(?:/|, ?| avec )(?:AFP|Reuters|AP)\)|texte ?: ?(?:AFP|Reuters)`,
    ),
    rule(
      "list of other stories",
      "tail",
      "la rédaction vous (?:conseille|recommande|propose)[.…: ]*|services .{1,30}|nos (?:autres|derniers) (?:articles|contenus)|l['’]info en continu|fil info|en continu|les (?:plus )?(?:commentés|consultés|récents)|contenus sponsorisés|à découvrir(?: aussi)?",
      { heads: true },
    ),
    rule(
      "advertisement",
      "anywhere",
      "(?:suite de l['’]article|l['’]article (?:se poursuit|continue|reprend)|lecture|poursuivez la lecture|continuez votre lecture|lire la suite) (?:après|sous|plus bas|ci-dessous)(?: (?:la |cette )?(?:publicité|pub|annonce))?|fin de (?:la )?publicité|contenu (?:sponsorisé|partenaire)|sponsorisé(?: par .{1,30})?|publi-?(?:reportage|rédactionnel|communiqué)|proposé par .{1,40}",
    ),
    rule(
      "image credit",
      "anywhere",
      String.raw`capture d['’]écran.{0,40}|document remis|(?:cliché|infographie|repro|doc\.|ph\.) ?: ?.{1,40}|photo (?:fournie|remise|transmise)(?: par .{1,40})?|photo .{1,30}/.{1,20}`,
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      String.raw`(?:lu|vu|partagé) \d[\d   .]* fois|\d[\d   .]* (?:vues|lectures|partages?|réponses|j['’]aime|personnes aiment.{0,20})|(?:partages?|vues|lectures) ?:? ?\d[\d .]*|j['’]aime(?: ?\(?\d+\)?)?`,
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      "(?:envoyer|recommander|transférer|partager) (?:à|avec) (?:un|vos|des) (?:amis?|proches|contacts)|recommander|partager (?:via|sur|avec|l['’]info|cette page|la page).{0,30}|(?:partagez|diffusez) (?:cet article|l['’]info|la nouvelle).{0,40}",
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`page \d+ (?:sur|/) \d+|page (?:suivante|précédente)|(?:agrandir|réduire|augmenter|diminuer) (?:le texte|la police|la taille.{0,15})|traduire(?: cet article)?|(?:voir|regarder|lancer) (?:le diaporama|les photos|la vidéo|toutes les photos).{0,20}|dans cet article|(?:version|format) (?:imprimable|pdf|audio)|imprimer (?:cette page|l['’]article|cet article)`,
      { sure: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`identifiez-vous.{0,60}|(?:créez|créer) (?:un|votre) compte.{0,60}|débloque[rz] (?:l['’]|cet )article.{0,40}|(?:pour|dès|à partir de|seulement) \d[\d,]* ?(?:€|euros?) ?(?:par|\/|le|les) ?(?:mois|an|semaine|premiers?).{0,30}|(?:offre|essai) (?:spéciale?|gratuite?|découverte|numérique|sans engagement)|vous avez (?:lu|consulté|atteint) .{1,30}(?:articles|limite).{0,40}|il vous reste .{1,30}(?:articles?|lire|découvrir).{0,30}|déjà (?:inscrite?|client|membre) ?\?.{0,60}|(?:la )?suite (?:pour|réservée aux) (?:les )?abonnés|pas encore (?:abonnée?|inscrite?) ?\?.{0,60}|sans engagement|accédez à .{0,40}(?:articles|contenus|intégralité).{0,40}`,
      { sure: true, call: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "j['’]accepte(?: .{1,40})?|(?:tout )?(?:accepter|refuser|paramétrer)(?: les cookies| et fermer| tout)?|continuer sans accepter.{0,10}|en (?:continuant|poursuivant).{0,60}(?:cookies|navigation|site).{0,80}|(?:notre|ce) site (?:utilise|a recours|dépose).{0,120}|retour(?: à la (?:liste|page d['’]accueil|rubrique))?|gérer mes (?:préférences|choix|cookies)",
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`(?:courriel|contact|mail|e-?mail|rédaction) ?: ?\S+@\S+|vous avez (?:une|des) (?:info|information|infos|question|remarque|suggestion|photo|témoignage).{0,100}|prévenez-nous.{0,40}|écri(?:re|vez) (?:à|au) (?:la rédaction|l['’]auteure?|journaliste|\S+@\S+).{0,40}|nous (?:écrire|contacter|signaler).{0,40}|un (?:commentaire|avis|témoignage|souci) ?.{0,40}\?.{0,60}|(?:une )?(?:info|question|suggestion|remarque) (?:à|sur) .{1,60}\?.{0,60}`,
      { call: true },
    ),
    rule(
      "list of other stories",
      "tail",
      "(?:nos|les|d['’])? ?(?:lecteurs|autres lecteurs|internautes) (?:ont )?(?:aussi|également)? ?(?:lu|lisent|consulté).{0,20}|(?:les |d['’])?autres articles(?: .{1,30})?|plus d['’]articles.{0,30}|à ne pas (?:manquer|rater)|dans l['’]actualité|(?:le|notre|tout le) dossier|(?:dernières|toutes les) (?:nouvelles|actus|actualités).{0,30}|(?:notre|nos) sélections?.{0,20}|sur le même thème|(?:les )?articles? (?:récents?|populaires?|suggérés?)|(?:pour|en) savoir plus|à lire sur .{1,40}|plus (?:de|d['’]) (?:actualités|infos|actus|vidéos).{0,20}",
      { heads: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "(?:chaque|tous les) (?:matins?|jours?|soirs?|semaines?|vendredis?|lundis?),? .{0,60}(?:boîte|mail|newsletter|recevez|lettre).{0,60}|ne (?:manquez|ratez|perdez) (?:rien|plus|aucun).{0,80}|abonnez-vous gratuitement.{0,60}|la (?:matinale|lettre|sélection) .{0,40}(?:newsletter|mail|boîte|abonn).{0,40}|inscrivez-vous (?:ici|gratuitement|à notre|à nos|pour recevoir).{0,60}",
      { call: true },
    ),
    rule(
      "follow call",
      "tail",
      `nous suivre.{0,60}|aimez notre page.{0,40}|disponible sur (?:l['’])?(?:app store|google play|android|ios|iphone).{0,40}|(?:rejoignez|intégrez) (?:notre|le|la) (?:groupe|chaîne|canal|communauté).{0,60}|(?:sur|via) (?:notre|nos) (?:chaîne|page|compte|canal).{0,60}|(?:retrouvez|suivez|écoutez) .{0,60}(?:${NETWORKS}|appli|application|podcasts?|réseaux).{0,40}`,
      { call: true },
    ),
    rule("topics", "tail", "(?:à propos|en savoir plus sur|plus d['’]infos sur|dans cet article) ?: ?.{1,120}"),
    rule(
      "copyright",
      "tail",
      ".{0,30}reproduction (?:interdite|strictement interdite).{0,40}|droits de reproduction.{0,40}",
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`(?:\p{Lu}[\p{L}'’ .-]{0,40} )?avec (?:l['’])?(?:agence )?(?:AFP|Reuters|AP|ANP|Belga|ATS)(?:(?:,| et)? (?:l['’])?(?:AFP|Reuters|AP|Belga|ATS))*|\((?:avec )(?:AFP|Reuters|AP|Belga|ATS)\)|(?:la )?rédaction|\(?(?:reportage|rédigé|édité|avec la contribution|avec la participation|version française|par) (?:de|par|d['’]|à) ?.{1,60}(?:,|;) ?(?:édité|édition|rédigé|avec|et|version).{1,80}\)?|source ?: ?(?:AFP|Reuters|AP|Belga|ATS)|\(?AFP\)?`,
    ),
    rule(
      "list of other stories",
      "tail",
      "(?:sur le même (?:sujet|thème)|(?:à|articles? à) lire(?: aussi| également| ensuite)?|(?:articles?|contenus?|sujets?) (?:liés|associés|similaires|recommandés|connexes|les plus lus)|(?:les (?:articles |plus )?|le )?(?:articles )?(?:les )?plus (?:lus|commentés|partagés|populaires)|vous (?:aimerez|pourriez|devriez)(?: (?:aussi|aimer|également|peut-être|être))*(?: (?:intéressée?s?|aimer))?|(?:cela|ça|ces articles|ces contenus) (?:peut|peuvent|pourrai(?:t|ent)|devrai(?:t|ent)) (?:aussi )?vous intéresser|nos (?:suggestions|recommandations|derniers articles)|dans la même rubrique|à la une|dernières (?:actualités|infos|minutes)|plus d['’](?:articles|infos|actualités).{0,30}|recommandé pour vous|l['’]actualité en continu|tendances?|les plus récents|voir (?:aussi|plus)|sélection de la rédaction|le choix de la rédaction)(?: (?:de|sur|dans) .{1,30})?[.…: ]*",
      { heads: true, call: true },
    ),
    rule(
      "topics",
      "tail",
      "(?:mots[- ]clés|étiquettes|thématiques?|thèmes?|sujets?|tags?|rubriques?|catégories?|dans cet article|plus sur (?:le|ce) sujet)(?: ?: ?.{0,200})?",
      { heads: true },
    ),
    rule("reader's tool", HEAD_AND_TAIL, "mode (?:sombre|clair)|copier(?: le texte)?|retour en haut de (?:la )?page", {
      sure: true,
    }),
    rule(
      "support call",
      "tail",
      "soutenez la presse.{0,40}|merci (?:de votre lecture|de nous lire|pour votre fidélité)|l['’]info(?:rmation)? a un (?:prix|coût).{0,40}|(?:profitez|découvrez) (?:de )?nos offres|voir (?:les|nos) offres",
    ),
    rule("support call", "tail", "soutenir|corriger|illustration", { weak: true }),
    rule("contact call", "tail", "proposer une correction|signaler un problème"),
    rule("follow call", "tail", "(?:notre|l['’]) ?appli(?:cation)?(?: (?:mobile|du journal|gratuite))?"),
    rule(
      "list of other stories",
      "tail",
      "toute l['’](?:actualité|actu|info)(?: (?:de|du|à|en|sur) .{1,30})?|plus de (?:sport|culture|politique|faits divers|société)",
      { heads: true },
    ),
    rule(
      "link to another story",
      "anywhere",
      "(?:lire|voir|notre sélection|nos explications) ?: ?(?=.*[^.,;:]$).{10,200}",
      { shape: NAMES_HEADLINE },
    ),
    rule("image credit", "anywhere", "\\(?(?:photo|image) d['’](?:illustration|archives?)\\)?"),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "(?:imprimer|noter) (?:la recette|l['’]article)|donner une note|(?:votez|participez)(?: maintenant)?|(?:lire|voir|feuilleter) (?:le|notre) (?:journal|e-paper|direct|live)|écouter (?:le podcast|l['’]épisode)|(?:acheter|réserver) (?:des|vos|mes) (?:billets|places)|ajouter au panier|sondage|tous les résultats",
      { sure: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "liens? (?:affiliés?|sponsorisés?).{0,80}|(?:cet|l['’]) ?article contient des liens.{0,60}",
    ),
    // Without a colon, these words count only in this capitalisation.
    {
      name: "link to another story",
      zones: ["tail"],
      line: /^(?:[ÀA] lire aussi|[ÀA] lire également|Lire aussi|Lire également|Voir aussi) (?=.*[^.,;:!]$)\p{Lu}.{10,160}$/u,
      call: true,
    },
  ],
};
