import { type Addresses, addressesSchema } from "../../model/addresses.ts";

type Chosen = Readonly<Record<string, string>>;

/** The addresses of a new paper's own pages, by language. In English and Arabic they are those that pages have without a choice. */
const chosen: Readonly<Record<string, Chosen>> = {
  de: {
    latest: "/neueste/",
    sections: "/ressorts/",
    tags: "/themen/",
    authors: "/autoren/",
    series: "/serien/",
    feeds: "/auswahl/",
    archive: "/archiv/",
    subscribe: "/abonnieren/",
    corrections: "/korrekturen/",
    search: "/suche/",
  },
  fr: {
    latest: "/dernieres/",
    sections: "/rubriques/",
    tags: "/sujets/",
    authors: "/auteurs/",
    feeds: "/flux/",
    archive: "/archives/",
    subscribe: "/abonnement/",
    corrections: "/rectificatifs/",
    search: "/recherche/",
  },
  es: {
    latest: "/ultimas/",
    sections: "/secciones/",
    tags: "/temas/",
    authors: "/autores/",
    feeds: "/canales/",
    archive: "/hemeroteca/",
    subscribe: "/suscripcion/",
    corrections: "/correcciones/",
    search: "/buscar/",
  },
  pt: {
    latest: "/ultimas/",
    tags: "/temas/",
    authors: "/autores/",
    archive: "/arquivo/",
    subscribe: "/assinar/",
    corrections: "/correcoes/",
    search: "/pesquisa/",
  },
};

/** What `init` writes into `site.ts`; nothing where the default is right. @param language BCP 47 */
export const addressesIn = (language: string): Chosen | undefined => chosen[language.split("-", 1)[0] ?? language];

/** All addresses of a new paper. */
export const allAddressesIn = (language: string): Addresses => addressesSchema.parse(addressesIn(language));
