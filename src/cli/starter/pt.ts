import type { Starter } from "./starter.ts";

export const pt: Starter = {
  storyNote: "Escreva o artigo aqui e retire “draft: true” quando puder ser lido.",
  picture: {
    file: "foto.jpg",
    alt: "O que a imagem mostra, para quem não a pode ver",
    caption: "O que convém saber sobre ela",
    credit: "Quem a fez",
  },
  welcome: "Boas-vindas",
  sections: ["Local", "Política", "Economia", "Cultura", "Desporto", "Opinião"],
  aboutSection: (title) => `${title}: todos os artigos desta secção.`,
  aboutPaper: (name, place) => `${name}: notícias a partir de ${place}.`,
  pageNote: "Substitua cada linha que começa por ??? pela sua resposta, ou apague-a. Até lá, a página não é publicada.",
  pages: [
    {
      title: "Sobre nós",
      parts: [
        ["Quem somos", "Quem faz este jornal, desde quando e para quem?"],
        ["A quem pertencemos", "A quem pertence o jornal e quem decide o que nele sai?"],
        ["De que vivemos", "De que vive o jornal: leitores, publicidade, apoios? Quem é nomeado?"],
      ],
    },
    {
      title: "Contacto",
      parts: [
        ["A redação", "Como se chega até vós: morada, telefone, e-mail, e a que horas?"],
        ["Cartas", "Publicam cartas? Para onde se enviam e o que devem dizer?"],
        ["Correções e queixas", "A quem se comunica um erro e quando haverá resposta?"],
      ],
    },
    {
      title: "Princípios",
      parts: [
        ["Rigor", "Como verificam o que publicam?"],
        ["Fontes", "Quando não nomeiam uma fonte e quem o decide?"],
        ["Independência", "O que não aceitam e como separam a publicidade das notícias?"],
        ["Notícia e opinião", "Como se distingue uma da outra?"],
        ["Inteligência artificial", "Para que a usam, para que não, e quem a revê?"],
        ["Correções", "Como corrigem um erro e como o sabem os leitores?"],
      ],
    },
    {
      title: "Privacidade",
      parts: [
        ["Responsável", "Quem responde pelos dados dos leitores? Nome e morada."],
        [
          "Quando lê este site",
          "O que regista o seu alojamento sobre as visitas e por quanto tempo? (Tal como vem, o site não usa cookies nem carrega nada de fora.)",
        ],
        ["Quando nos escreve", "O que guardam das mensagens e assinaturas, para quê e por quanto tempo?"],
        ["Os seus direitos", "Onde se pergunta que dados têm e a que autoridade se apresenta queixa?"],
      ],
    },
    {
      title: "Ficha técnica",
      parts: [
        [
          "Proprietário",
          "Quem é o proprietário e editor? Nome, morada, contacto e números de registo e de contribuinte.",
        ],
        ["Direção", "Quem dirige o jornal e responde pelo seu conteúdo?"],
      ],
    },
  ],
};
