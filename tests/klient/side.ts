// A page of a dashboard: the year's result, the areas that deviate most, the funds, and the postings behind a figure.
// Every name and type below comes from the contract; what the contract does not promise does not compile.
import type { components, paths } from "./ledger-v1.js";

type Skjema = components["schemas"];
type Lesbar = { [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: { "application/json": unknown } } } } } ? P : never }[keyof paths];
type Svar<P extends Lesbar> = paths[P]["get"] extends { responses: { 200: { content: { "application/json": infer S } } } } ? S : never;
type Sti<P extends Lesbar> = paths[P]["get"] extends { parameters: { path: infer S } } ? S : never;
type Valg<P extends Lesbar> = paths[P]["get"] extends { parameters: { query?: infer Q } } ? Q : never;

export interface Tjeneste {
  adresse: string;
  noekkel: string;
}

/** An error as the contract describes it. */
export class Avvist extends Error {
  constructor(readonly problem: Skjema["Problem"]) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
  }
}

async function hent<P extends Lesbar>(tjeneste: Tjeneste, mal: P, sti: Sti<P>, valg: Valg<P>): Promise<Svar<P>> {
  const adresse = mal.replace(/\{(\w+)\}/g, (_, navn: string) => encodeURIComponent((sti as Record<string, string | number>)[navn] ?? ""));
  const sporring = new URLSearchParams(Object.entries((valg ?? {}) as Record<string, string | number | boolean>).map(([navn, verdi]): [string, string] => [navn, String(verdi)]));
  const svar = await fetch(`${tjeneste.adresse}${adresse}?${sporring}`, { headers: { Authorization: `Bearer ${tjeneste.noekkel}`, Accept: "application/json" } });
  if (!svar.ok) {
    throw new Avvist((await svar.json()) as Skjema["Problem"]);
  }

  return (await svar.json()) as Svar<P>;
}

const norsk = new Intl.NumberFormat("nb-NO", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const tall = (verdi: number | null): string => (verdi === null ? "–" : norsk.format(verdi));
const trygg = (tekst: string): string => tekst.replace(/[&<>"]/g, (tegn) => `&#${tegn.charCodeAt(0)};`);
const rad = (...celler: string[]): string => `<tr>${celler.map((celle) => `<td>${trygg(celle)}</td>`).join("")}</tr>`;

// Each linjetype has its look; a new one in the contract does not compile until it is given one.
const utseende: Record<Skjema["Oppstillingslinjesvar"]["type"], string> = { linje: "", sum: "* ", resultat: "** " };

/** The page's HTML. All parts are of one version of the ledger. */
export async function tegn(tjeneste: Tjeneste, kommunenummer: string, aar: string): Promise<string> {
  const sted = { kommunenummer, aar: Number(aar) };
  const drift = await hent(tjeneste, "/v1/kommuner/{kommunenummer}/regnskap/{aar}/driftsregnskap", sted, { enhet: "mill", fortegn: "oppstilling" });
  const samme = { enhet: "mill", fortegn: "oppstilling", versjon: drift.versjon } as const;
  const [avvik, fond, bak] = await Promise.all([
    hent(tjeneste, "/v1/kommuner/{kommunenummer}/regnskap/{aar}/avvik", sted, { ...samme, nivaa: "tjenesteomraade", forklar: true }),
    hent(tjeneste, "/v1/kommuner/{kommunenummer}/regnskap/{aar}/fond", sted, samme),
    hent(tjeneste, "/v1/kommuner/{kommunenummer}/regnskap/{aar}/oppstillinger/{id}/linjer/{post}/posteringer", { ...sted, id: drift.oppstilling, post: "1" }, { antall: 5, versjon: drift.versjon }),
  ]);

  const verst = [...avvik.linjer].sort((a, b) => a.avvik - b.avvik).slice(0, 3);
  return [
    `<h1>${trygg(drift.navn)} ${drift.aar}</h1><p>Versjon ${drift.versjon}, ${trygg(drift.hjemmel ?? "kommunens egen")}</p>`,
    `<table>${drift.linjer.map((l) => rad(utseende[l.type] + l.tekst, tall(l.revidertBudsjett), tall(l.regnskap), tall(l.avvik), tall(l.avvikProsent))).join("")}</table>`,
    `<table>${verst.map((l) => rad(l.navn, tall(l.avvik), tall(l.avvikProsent), String(l.forklaring?.antallPosteringer ?? 0))).join("")}</table>`,
    `<table>${fond.linjer.map((f) => rad(f.navn, f.type, tall(f.inngaaendeBalanse), tall(f.utgaaendeBalanse))).join("")}</table>`,
    `<table>${bak.posteringer.map((p) => rad(p.bilagsdato, p.bilagsreferanse, p.postering.art ?? p.postering.kapittel ?? "", tall(p.postering.beloep * p.vekt))).join("")}</table>`,
    bak.neste === null ? "" : `<p>Flere posteringer etter ${trygg(bak.neste)}.</p>`,
  ].join("\n");
}
