// Words and rules for boilerplate in Spanish.

import { HEAD_AND_TAIL, type Language, NAMES_HEADLINE, NETWORKS, rule, wordsOf } from "./rule.ts";

export const spanish: Language = {
  common: "el|la|los|las|del|y|que|un|una|en|por|con|para|se|es|al",
  by: "(?:escrito |firmado |enviado |opinión |publicado |redactado |elaborado |texto |informe |reportaje |entrevista |un artículo )?por:?|(?:(?:la|una|el|un) )?(?:entrevista|reportaje|crónica|texto|informe|análisis) de|(?:texto(?: y fotos)?|autora?|autores|redacción|entrevista|reportaje|periodista|crónica):|(?:entrevista|crónica|reportaje) (?:realizad[oa]|escrit[oa]) por|textos? y fotos?(?::| de)|(?:una )?(?:información|opinión|columna|tribuna|recensión) de|(?:análisis|opinión|tribuna|columna) \\||firma|(?:redactora?|corresponsal|enviad[oa] especial) ?:|informan?|escribe|crítica de|de nuestr[oa] (?:enviad[oa]|corresponsal)(?: especial)?,?",
  published:
    "(?:subid[oa]|redactad[oa]|añadid[oa])(?: el)?|(?:publicad[oa]|creado|fecha|posteado)(?: (?:el|en|a))?(?: (?:día))?|(?:fecha de )?publicación",
  updated:
    "(?:última )?(?:actualización|modificación)(?: el)?|(?:últim[ao] vez )?(?:actualizad[oa]|modificad[oa])(?: (?:el|a|en))?|act\\.?",
  ago: "hace (?:una?|\\d+) ?(?:segundos?|minutos?|min|horas?|h|días?|semanas?|mes(?:es)?|años?)|ahora mismo|hoy|ayer",
  reading:
    "(?:tiempo de lectura|lectura) ?:? ?(?:estimado:? ?)?\\d+ ?min(?:utos?|\\.)?|\\d+ ?(?:min(?:utos?|\\.)?|['’′]) (?:de lectura|lectura)|(?:lectura de|se lee en|lectura:?|tiempo de lectura:?) (?:\\d+ ?min(?:utos?|\\.)?|\\d+ ?['’′]|menos de un minuto)",
  role: "(?:[\\p{L}-]+ ){0,2}(?:enviad[oa] especial|corresponsal|redactora?|redacción|periodista|cronista|columnista|reporter[oa]|editora?|jefe de sección)(?: (?:a|en|de|del|para) [\\p{L} -]{1,40})?",
  telling:
    "dijo|dice|dijeron|afirmó|afirma|señaló|explicó|explica|era|eran|fue|según|escribió|aseguró|declaró|añadió|admite|lee|respondió|gritó|preguntó|él|ella|ellos|había",
  dayFirst: true,
  rules: [
    rule(
      "advertisement",
      "anywhere",
      String.raw`[^\p{L}\p{N}]+publicidad[^\p{L}\p{N}]*|(?:sigue leyendo|continúa leyendo|sigue|continúa|el artículo (?:continúa|sigue)|la (?:noticia|nota) (?:continúa|sigue)) (?:después|tras|debajo|luego) (?:de )?(?:la |esta )?(?:publicidad|anuncio)|contenido patrocinado`,
    ),
    rule(
      "link to another story",
      "anywhere",
      String.raw`[^\p{L}\p{N}]*(?:(?:lee|lea|leer|mira|ver|vea|te puede interesar|le puede interesar|además)(?: (?:también|más|además))?|noticias? relacionadas?|relacionado|más información|te recomendamos)(?: ?: ?(?=.*[^.,;:]$)[\p{Lu}\p{N}"«“‘'¿¡].{0,200})|(?:lee|lea|leer|ver|mira) (?:también|además|más) ?:?`,
      { heads: true, shape: NAMES_HEADLINE },
    ),
    rule(
      "image credit",
      "anywhere",
      "(?:foto|imagen|fotografía):? (?:de archivo|cedida|archivo)|imagen referencial|foto referencial|(?:foto|imagen) ilustrativa",
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      String.raw`\d+ (?:comentarios?|visitas|reacciones|lecturas)|(?:comentarios|visitas)(?: ?: ?| ?\()\d+\)?`,
    ),
    rule(
      "comments",
      HEAD_AND_TAIL,
      "(?:(?:sin|\\d+|ir|a|ver|leer|mostrar|deja|dejar|déjanos|escribe|escribir|añade|añadir|publicar|todos|los|un|tu|una|agregar|ocultar|ir a|enviar) )*(?:comentarios?|respuesta)|comentar(?: (?:esta noticia|este artículo))?|(?:comenta|opina|participa)(?: (?:esta|este|en|sobre) .{1,40})?|únete a la conversación.{0,40}|sé el primero en comentar",
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      wordsOf(
        `en x|compartir|comparte|compártelo|comparta|tuitear|imprimir|enviar|guardar|copiar enlace|copiar url|copiar link|enlace copiado|escuchar|${NETWORKS}`,
        "en|por|vía|con|el|la|las|este|esta|artículo|noticia|nota|página|enlace|e-?mail|mail|correo|electrónico|a|un|una|amig[oa]s?|y|copiar|tus|redes|sociales|link|más|tarde|para",
      ),
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "(?:escuchar|escucha|guardar|guarda|regalar|regala|imprimir|descargar|compartir|lee|traducir) (?:la |el |esta |este )?(?:noticia|artículo|nota|audio|podcast)(?: (?:en|completa).{0,30})?|(?:leer|guardar para) (?:después|más tarde)|copiar el enlace|seguir (?:este )?tema|(?:añadir|agregar) a (?:favoritos|mi lista|tu lista)|leer más tarde|tamaño (?:del texto|de letra)|ver (?:galería|vídeo|video|fotos)|cerrar",
      { sure: true },
    ),
    rule(
      "site notice",
      "anywhere",
      "(?:saltar|ir|pasar)(?: directamente)? (?:al|a la) (?:contenido|navegación|inicio)(?: principal)?",
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:estás|está|usted está) (?:en|aquí):? .{1,80}|(?:abrir|cerrar) (?:el )?(?:menú|buscador)|(?:siguiente|anterior) (?:noticia|artículo)|(?:noticia|artículo) (?:siguiente|anterior)|aceptar(?: todo| y (?:continuar|cerrar))?|(?:utilizamos|usamos|este sitio (?:usa|utiliza)|esta web (?:usa|utiliza)).{0,30}cookies.{0,140}|(?:aceptar|rechazar|configurar|gestionar)(?: todas)? (?:las )?cookies|política de (?:privacidad|cookies)|aviso legal|iniciar sesión|inicia sesión|regístrate|registrarse|(?:activa|habilita) javascript.{0,60}",
      { sure: true, call: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "premium|archivo|cedida|redacción digital|(?:volver|ir) (?:arriba|al inicio)|menú|buscar|inicio|vídeo|video|noticias|portada|contacto|agencias|redacción|última hora|en directo|exclusiva",
      { weak: true },
    ),
    rule(
      "newsletter call",
      "tail",
      String.raw`(?:suscr[ií]bete|suscr[ií]base|reg[ií]strate|ap[uú]ntate|recibe|reciba|recibir|apúntese|no te pierdas|mantente)\b.{0,120}(?:newsletters?|boletín(?: .{1,30})?|boletines|correo|e-?mail|bandeja|alertas?|notificaciones|cada (?:mañana|día|tarde)).{0,80}|(?:nuestra |nuestro |la |el |nuestros )?(?:newsletter|boletín|boletines)s?(?: (?:diari[oa]|semanal|gratuit[oa]|de noticias|informativ[oa]))?|(?:tu|su|introduce tu|ingresa tu) (?:correo|e-?mail|dirección de correo).{0,40}`,
      { call: true },
    ),
    rule(
      "follow call",
      HEAD_AND_TAIL,
      String.raw`(?:síguenos|síganos|sigue|siga|únete|encuéntranos|búscanos|visítanos)(?: (?:a (?:nuestr[oa]|la|el)|toda (?:la )?(?:la información|actualidad|información)|nuestr[oa]s?|las noticias|a .{1,40}|también))?(?: .{0,30})? (?:en|por|al?|nuestr[oa]) .{0,60}(?:${NETWORKS}|redes|Google|canal|X)\b.{0,60}|síguenos[.!]?|síguenos en .{1,60}|seguir(?: (?:a (?:la autora|este autor|esta autora|nuestros autores)|al autor|leyendo|tema))?|(?:descarga|descárgate|descargue|baja|instala) (?:nuestra|la|nuestro|aquí) .{0,30}(?:app|aplicación)\b.{0,60}|(?:nuestro )?canal de (?:${NETWORKS}).{0,40}`,
      { call: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`(?:hazte soci[oa]|hazte suscriptora?|hazte miembro|colabora con nosotros)\b.{0,60}|(?:contenido|artículo|noticia|este (?:contenido|artículo)(?: es)?) (?:exclusivo|solo|reservado)\b.{0,60}|(?:contenido|artículo) (?:premium|de pago)|para (?:suscriptores|socios)|(?:solo|sólo|exclusivo)(?: para)? (?:suscriptores|socios)|(?:suscr[ií]bete|suscr[ií]base)(?: (?:desde|por|para|ahora|aquí|gratis|hoy|y).{0,60})?[.!]?|¿?(?:ya (?:eres|es)|eres) (?:suscriptora?|soci[oa]|usuari[oa])\?.{0,60}|(?:sigue|seguir|continuar|continúa) leyendo.{0,40}|reg[ií]strate(?: (?:gratis|ahora|aquí|ya))?|para (?:seguir|continuar) leyendo,? .{1,40}|te quedan .{1,40}(?:artículos|leer).{0,20}|hazte premium.{0,40}`,
      { sure: true, call: true },
    ),
    rule(
      "support call",
      HEAD_AND_TAIL,
      String.raw`(?:haz|hacer|realiza) (?:una|tu) donación.{0,40}|dona(?: ahora| aquí)?[.!]?|(?:apoya|apoye) (?:el|a|nuestro|un|al) (?:\p{L}+ )?(?:periodismo|trabajo|diario|medio|redacción)\b.{0,60}|apóyanos.{0,40}`,
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`(?:¿?(?:has|ha) (?:visto|detectado|encontrado) (?:un|algún) (?:error|fallo)|¿?hay (?:un|algún) error|reportar (?:un )?error|informar de un error|comunicar un error|corregir (?:este|el) artículo)\??.{0,80}|(?:contacta|contacte|contactar|escríbenos|escríbanos|escriba|escribe)(?: (?:con|a|al) (?:nosotros|la redacción|redacción|el autor|la autora|autor|\S{1,40}@\S{1,40}).{0,40}|: .{1,60})?|¿tienes? (?:una |alguna |un )?(?:historia|pista|información|noticia|dato).{0,100}`,
      { call: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`enlace copiado|(?:activa|activar|recibe|recibir) (?:las )?(?:notificaciones|alertas).{0,40}|¿?te ha (?:gustado|parecido|resultado).{0,60}|(?:ampliar|ver) (?:foto|imagen|galería|la noticia completa)|ver (?:pie de foto|leyenda|archivo)|\d+ (?:fotos|imágenes)|reproducir (?:audio|vídeo|video)|más opciones(?: para compartir)?|leer (?:en la app|el artículo original|transcripción)|(?:ver|leer) (?:la )?(?:noticia|nota) (?:completa|original)|resumen generado.{0,40}|mostrar (?:comentarios|más)`,
      { sure: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "galería|descargar|opciones|resumen|pdf|normas|hemeroteca|saber más|al minuto|escuchar|leer",
      { weak: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "conforme a los criterios de .{1,60}|si está interesado en licenciar.{0,100}|(?:este|el) (?:contenido|vídeo|video|artículo) no está disponible.{0,60}|al (?:suscribirte|registrarte|hacer clic|enviar|suscribirse).{0,60}(?:acept|privacidad|términos|condiciones).{0,100}|tu navegador no .{0,80}|crea (?:tu|una) cuenta.{0,40}|este sitio está protegido.{0,80}",
      { sure: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "mant(?:ente|éngase) (?:informad[oa]|al día|al tanto).{0,80}|toda la (?:actualidad|información|última hora).{0,40}(?:correo|email|móvil|whatsapp|cada).{0,40}|(?:las noticias|lo más importante|lo mejor) .{0,50}en tu (?:correo|email|bandeja|móvil|whatsapp).{0,40}|(?:accede|prueba) .{0,30}(?:gratis|suscripción|contenido|ventajas).{0,40}",
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`(?:redacción|[\p{L} .]{1,30}) ?/ ?(?:EFE|AFP|agencias|europa press|reuters|AP)|(?:EFE|AFP|europa press|reuters|AP)(?: ?[/,y] ?(?:EFE|AFP|europa press|reuters|AP|agencias|redacción))+|\(con (?:información|datos) de .{1,60}\)`,
    ),
    rule(
      "list of other stories",
      "tail",
      "ahora en portada|al minuto|ver más noticias|otras noticias|más (?:en|de) esta sección|(?:también en|otros temas|lo más comentado|no te lo pierdas|de interés|contenido patrocinado)(?: .{1,30})?[.…: ]*",
      { heads: true },
    ),
    rule(
      "advertisement",
      "anywhere",
      String.raw`(?:el artículo|la noticia|la nota|la lectura|el texto) (?:continúa|sigue|prosigue) (?:tras|después de|debajo de|abajo|más abajo).{0,30}|(?:continúa|continuar|sigue|seguir) leyendo (?:tras|después|debajo|abajo).{0,30}|fin de la publicidad|patrocinado(?: por .{1,30})?|contenido (?:patrocinado|de marca|promocionado)|branded content|publirreportaje|publicidad ?\| ?.{1,40}`,
    ),
    rule(
      "image credit",
      "anywhere",
      "(?:captura(?: de pantalla)?|infografía|ilustración) ?: ?.{1,50}|fuente: ?(?:getty(?: images)?|shutterstock|istock|archivo|cortesía).{0,20}|(?:foto|imagen):? ?(?:cortesía|gentileza|redes sociales|difusión|referencial).{0,30}|(?:cortesía|gentileza) de [^.]{1,40}",
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      String.raw`(?:compartido|visto|leído) \d[\d.]* veces|\d[\d.]* (?:veces compartid[oa]|compartidos|me gusta|respuestas|vistas|lectores|votos positivos)|me gusta(?: ?\(?\d+\)?)?|(?:visitas|vistas|lecturas|compartidos) ?:? ?\d[\d.]*`,
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      "(?:enviar|recomendar|reenviar|mandar) (?:a|por) (?:un|tus|una|correo|whatsapp|mail|e-?mail).{0,20}|recomendar|difundir|tuitear|reenviar|(?:comparte|compártelo|compartir) (?:esta|este|con|en|la|el) .{1,40}",
      { call: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`página \d+ (?:de|/) \d+|página (?:siguiente|anterior)|(?:aumentar|reducir|agrandar|ampliar) (?:el )?(?:texto|letra|tamaño).{0,20}|traducir(?: este artículo)?|(?:ver|abrir|mira) (?:la |el |toda la )?(?:galería|fotogalería|vídeo|video|álbum|fotos).{0,20}|en este artículo|en esta noticia|versión (?:para imprimir|imprimible|pdf)|imprimir (?:esta|este|la|el) .{1,15}`,
      { sure: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`inici[ae] sesión.{0,60}|accede (?:ahora )?(?:para|a|y) .{0,40}(?:leer|leyendo|contenidos?|suscriptor).{0,40}|has (?:leído|alcanzado|consumido) .{1,40}(?:artículos|noticias|límite).{0,40}|te quedan? .{1,40}(?:artículos|leer|noticias).{0,20}|si ya eres .{1,60}|prueba (?:gratis|(?:un|1) mes).{0,40}|lee (?:sin límites|gratis|ilimitado).{0,40}|¿(?:aún |todavía )?no (?:eres|estás) (?:suscript|soci|registrad).{1,60}|(?:por|desde|solo) \d[\d,]* ?(?:€|euros?) (?:al|por|el|\/) ?(?:mes|año|semana).{0,30}|sin permanencia|acceso ilimitado.{0,40}|(?:contenido|artículo|noticia) (?:para|de) (?:suscriptores|socios|abonados).{0,30}|desbloquear? (?:el|este) (?:artículo|contenido)|regístrate (?:gratis|para) .{1,60}`,
      { sure: true, call: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:acepto|aceptar|rechazar|configurar)(?: .{0,20}cookies| todo| y continuar| y cerrar)?|al (?:continuar|navegar|seguir).{0,60}(?:cookies|navegando|sitio).{0,80}|(?:este|nuestro) (?:sitio|portal|sitio web) (?:web )?(?:usa|utiliza|emplea).{0,120}|volver(?: a (?:la portada|la lista|inicio|noticias))?|gestionar (?:mis )?(?:preferencias|opciones)",
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`(?:correo|contacto|e-?mail|redacción) ?: ?\S+@\S+|env[ií](?:a|e)(?:nos)? (?:tu|tus|su|sus|una?|cualquier) .{1,80}|cartas al director.{0,40}|escrib(?:e|a|ir) (?:a|al) (?:la redacción|autor|autora|redacción|\S+@\S+).{0,40}|(?:si|¿)(?: ?)(?:tienes|quieres|has visto|conoces) .{1,80}(?:escríbenos|contacta|envía|correo|@).{0,60}|ayúdanos a .{1,60}|¿has visto (?:un|algún) error.{0,60}`,
      { call: true },
    ),
    rule(
      "list of other stories",
      "tail",
      "otr[oa]s (?:noticias|artículos|historias|lectores|usuarios).{0,40}|(?:nuestros )?lectores también .{1,30}|más (?:historias|artículos|contenidos?|información|vídeos|videos).{0,20}|te interesa|no te (?:lo )?pierdas|(?:las )?últimas (?:horas?|noticias|publicaciones).{0,20}|(?:la )?selección de la redacción|(?:para|quieres) saber más|si te (?:ha )?(?:interesa|interesó|gustó|gustado).{0,40}|también (?:en|te) .{1,30}|noticias (?:de hoy|recientes|destacadas|similares)",
      { heads: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "cada (?:mañana|día|semana|tarde|noche|viernes|lunes),? .{0,60}(?:correo|mail|newsletter|boletín|bandeja).{0,60}|no te pierdas (?:nada|ninguna|las|lo|la).{0,80}|inscríb(?:e|a)[ts]e (?:gratis|aquí|a nuestr[oa] .{1,60}|a la newsletter.{0,40})|date de alta.{0,60}|quiero suscribirme.{0,40}|suscribir(?:te|se|me)?(?: (?:ahora|gratis|a (?:la|nuestra) newsletter|al boletín).{0,40})?|suscripción (?:a la newsletter|al boletín|gratuita).{0,30}",
      { call: true },
    ),
    rule(
      "follow call",
      "tail",
      `nuestras redes.{0,40}|estamos en (?:${NETWORKS}).{0,40}|danos (?:like|me gusta).{0,40}|(?:puedes seguirnos|encuéntranos|síguenos|sígueme) (?:también )?(?:en|por) .{1,60}|disponible (?:en|para) (?:app store|google play|android|ios|iphone).{0,40}|únete (?:a|al) (?:nuestro|nuestra|canal|grupo).{0,60}|(?:sigue|escucha|lee) .{0,60}(?:${NETWORKS}|app|podcast|redes).{0,30}`,
      { call: true },
    ),
    rule("topics", "tail", "(?:más sobre|en esta noticia|temas? relacionados?) ?: ?.{1,120}"),
    rule(
      "copyright",
      "tail",
      String.raw`.{0,40}prohibida (?:su|la) reproducción.{0,60}|.{0,20}derechos reservados\.?`,
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`con (?:información|datos|material|reportes?|contenido) (?:de|del|de la|de las) .{1,60}|\(?(?:reporte|reportaje|información|redacción|escrito|editado|edición) (?:de|por) .{1,60}[;,] ?(?:editado|edición|traducido|escrito|redacción|información).{1,60}\)?|fuente: (?:EFE|AFP|AP|Reuters|Europa Press|agencias)|\(?(?:EFE|agencias|europa press)\)?`,
    ),
    rule(
      "list of other stories",
      "tail",
      "(?:noticias? relacionad[ao]s?|artículos? relacionados?|contenido relacionado|temas relacionados|relacionad[ao]s?|(?:te|le|os) (?:puede|podría|pueden|podrían) (?:también )?interesar|(?:también|quizás|tal vez) te (?:puede|pueda|interese|guste|interesa)n?(?: interesar| gustar)?|lo último|leer más|ver más|lo más (?:leído|visto|comentado|popular|compartido|nuevo)|(?:las )?más (?:leídas|vistas|noticias|información|populares|recientes)|últimas noticias|recomendad[ao]s?(?: para ti)?|te recomendamos|en portada|lee también|sigue leyendo|destacad[ao]s?)(?: (?:de|en|sobre) .{1,30})?[.…:]*",
      { heads: true, call: true },
    ),
    rule(
      "topics",
      "tail",
      "(?:etiquetas|temas|tags|categorías?|palabras clave|archivado en|más (?:sobre|en)|temas (?:de la noticia|relacionados))(?: ?: ?.{0,200})?",
      { heads: true },
    ),
    {
      name: "list of other stories",
      zones: ["tail"],
      line: /^(?:Más|MÁS) (?:de|en|sobre|DE|EN|SOBRE) \p{Lu}[^.,;:!?]{0,40}$/u,
      heads: true,
    },
    rule("reader's tool", HEAD_AND_TAIL, "modo (?:oscuro|claro)|copiar(?: texto)?", { sure: true }),
    rule(
      "support call",
      "tail",
      "apoya la prensa.{0,40}|gracias por (?:leernos|tu lectura|su lectura|tu confianza)|la información tiene un (?:precio|coste).{0,40}|ver (?:las |nuestras )?ofertas|suscríbete a partir de .{1,30}",
    ),
    rule("support call", "tail", "apoyar|corregir", { weak: true }),
    rule("contact call", "tail", "proponer una corrección|sugerir una corrección"),
    rule(
      "list of other stories",
      "tail",
      "toda la (?:actualidad|información)(?: (?:de|del|en|sobre) .{1,30})?|todo sobre .{1,40}|más (?:deportes|cultura|política|sucesos|sociedad)",
      { heads: true },
    ),
    rule(
      "link to another story",
      "anywhere",
      "(?:le recomendamos|te recomendamos|nuestro especial|lea aquí|vea aquí) ?: ?(?=.*[^.,;:]$).{10,200}",
      { shape: NAMES_HEADLINE },
    ),
    rule("image credit", "anywhere", "\\(?(?:foto|imagen) de archivo\\)?"),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "(?:imprimir|valorar) (?:la receta|el artículo|esta noticia)|(?:vota|participa|opina) (?:aquí|ahora)|(?:leer|ver) (?:el periódico|la edición impresa|en directo)|escuchar (?:el )?(?:podcast|episodio)|comprar entradas|añadir (?:al carrito|a la cesta)|encuesta|todos los resultados|edición impresa|ver resultados",
      { sure: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "enlaces? (?:de afiliad[oa]s?|patrocinados?).{0,80}|(?:este|el) artículo contiene enlaces.{0,60}",
    ),
    // Without a colon, these words count only in this capitalisation.
    {
      name: "link to another story",
      zones: ["tail"],
      line: /^(?:Lee también|Lea también|Lea además|Te puede interesar|Mira también) (?=.*[^.,;:!]$)\p{Lu}.{10,160}$/u,
      call: true,
    },
  ],
};
