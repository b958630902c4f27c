import type { Starter } from "./starter.ts";

export const es: Starter = {
  storyNote: "Escriba aquí el artículo y quite «draft: true» cuando se pueda leer.",
  picture: {
    file: "foto.jpg",
    alt: "Lo que muestra la imagen, para quien no puede verla",
    caption: "Lo que conviene saber de ella",
    credit: "Quién la tomó",
  },
  welcome: "Bienvenida",
  sections: ["Local", "Política", "Economía", "Cultura", "Deportes", "Opinión"],
  aboutSection: (title) => `${title}: todos los artículos de esta sección.`,
  aboutPaper: (name, place) => `${name}: noticias desde ${place}.`,
  pageNote:
    "Sustituya cada línea que empieza por ??? por su respuesta, o bórrela. Hasta entonces la página no se publica.",
  pages: [
    {
      title: "Quiénes somos",
      parts: [
        ["Quiénes somos", "¿Quién hace este periódico, desde cuándo y para quién?"],
        ["A quién pertenecemos", "¿De quién es el periódico y quién decide lo que publica?"],
        ["De qué vivimos", "¿De qué vive el periódico: lectores, publicidad, ayudas? ¿A quién nombran?"],
      ],
    },
    {
      title: "Contacto",
      parts: [
        ["La redacción", "¿Cómo se les encuentra: dirección, teléfono, correo, y a qué horas?"],
        ["Cartas", "¿Publican cartas? ¿Adónde se envían y qué deben decir?"],
        ["Correcciones y quejas", "¿A quién se avisa de un error y cuándo habrá respuesta?"],
      ],
    },
    {
      title: "Principios",
      parts: [
        ["Exactitud", "¿Cómo comprueban lo que publican?"],
        ["Fuentes", "¿Cuándo no nombran una fuente y quién lo decide?"],
        ["Independencia", "¿Qué no aceptan y cómo separan la publicidad de la información?"],
        ["Información y opinión", "¿Cómo se distingue una de otra?"],
        ["Inteligencia artificial", "¿Para qué la usan, para qué no y quién la revisa?"],
        ["Correcciones", "¿Cómo corrigen un error y cómo se enteran los lectores?"],
      ],
    },
    {
      title: "Privacidad",
      parts: [
        ["Responsable", "¿Quién responde de los datos de los lectores? Nombre y dirección."],
        [
          "Cuando lee este sitio",
          "¿Qué registra su alojamiento de las visitas y por cuánto tiempo? (Tal como viene, el sitio no pone cookies ni carga nada de otros.)",
        ],
        ["Cuando nos escribe", "¿Qué guardan de los mensajes y suscripciones, para qué y por cuánto tiempo?"],
        ["Sus derechos", "¿Dónde se pregunta qué datos tienen y ante qué autoridad se reclama?"],
      ],
    },
    {
      title: "Aviso legal",
      parts: [
        ["Titular", "¿Quién es el titular del sitio? Nombre o razón social, NIF, domicilio y correo."],
        ["Registro", "¿Datos de inscripción en el registro, si los hay?"],
        ["Dirección", "¿Quién dirige el periódico y responde de su contenido?"],
      ],
    },
  ],
};
