import type { Starter } from "./starter.ts";

export const fr: Starter = {
  storyNote: "Écrivez l’article ici, et retirez « draft: true » quand il peut paraître.",
  picture: {
    file: "photo.jpg",
    alt: "Ce que montre l’image, pour qui ne peut pas la voir",
    caption: "Ce qu’il faut en savoir",
    credit: "Qui l’a prise",
  },
  welcome: "Bienvenue",
  sections: ["Vie locale", "Politique", "Économie", "Culture", "Sport", "Opinions"],
  aboutSection: (title) => `${title} : tous les articles de cette rubrique.`,
  aboutPaper: (name, place) => `${name}, l’actualité depuis ${place}.`,
  pageNote:
    "Remplacez chaque ligne qui commence par ??? par votre réponse, ou effacez-la. D’ici là, la page n’est pas publiée.",
  pages: [
    {
      title: "À propos",
      parts: [
        ["Qui nous sommes", "Qui fait ce journal, depuis quand et pour qui ?"],
        ["À qui nous appartenons", "À qui appartient le journal, et qui décide de ce qui y paraît ?"],
        ["De quoi nous vivons", "De quoi vit le journal : lecteurs, publicité, subventions ? Qui nommez-vous ?"],
      ],
    },
    {
      title: "Contact",
      parts: [
        ["La rédaction", "Comment vous joindre : adresse, téléphone, courriel, et à quelles heures ?"],
        ["Courrier des lecteurs", "Publiez-vous des lettres ? Où les envoyer, et que doivent-elles indiquer ?"],
        ["Rectificatifs et réclamations", "À qui signaler une erreur, et quand aura-t-on une réponse ?"],
      ],
    },
    {
      title: "Charte",
      parts: [
        ["Exactitude", "Comment vérifiez-vous ce que vous publiez ?"],
        ["Sources", "Quand taisez-vous le nom d’une source, et qui en décide ?"],
        ["Indépendance", "Que refusez-vous, et comment séparez-vous la publicité de l’information ?"],
        ["Information et opinion", "À quoi reconnaît-on l’une et l’autre ?"],
        ["Intelligence artificielle", "À quoi l’employez-vous, à quoi non, et qui relit ?"],
        ["Rectificatifs", "Comment corrigez-vous une erreur, et comment les lecteurs l’apprennent-ils ?"],
      ],
    },
    {
      title: "Confidentialité",
      parts: [
        ["Responsable", "Qui répond des données des lecteurs ? Nom et adresse."],
        [
          "Quand vous lisez ce site",
          "Qu’enregistre votre hébergeur sur les visites, et combien de temps ? (Tel quel, le site ne pose aucun cookie et ne charge rien d’ailleurs.)",
        ],
        ["Quand vous nous écrivez", "Que gardez-vous des messages et des abonnements, pourquoi et combien de temps ?"],
        ["Vos droits", "Où demander ce que vous savez de quelqu’un, et à quelle autorité se plaindre ?"],
      ],
    },
    {
      title: "Mentions légales",
      parts: [
        [
          "Éditeur",
          "Qui édite ce site ? Nom ou raison sociale, forme, capital, adresse, téléphone, numéro d’inscription.",
        ],
        ["Direction de la publication", "Qui dirige la publication, et le cas échéant la rédaction ?"],
        ["Hébergeur", "Nom, adresse et téléphone de l’hébergeur ?"],
      ],
    },
  ],
};
