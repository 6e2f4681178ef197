// The same contract through two generated clients: openapi-fetch, typed by openapi-typescript, and the client that hey-api writes. Nothing is cast:
// what is read below, the contract promises.
import createClient from "openapi-fetch";
import type { paths } from "./ledger-v1.js";
import { client as heyapi } from "./heyapi/client.gen.js";
import { avvik, bokfoerBilag, hentRapporter, importerFinansposter, noekkeltall } from "./heyapi/sdk.gen.js";

/** Posts a bilag and a fact of the finance register with each client, and reads a report, a page of reports and the key figures; answers what they gave, for the test to compare. */
export async function proev(adresse: string, noekkel: string, kommunenummer: string, aar: string): Promise<string> {
  const hoder = { Authorization: `Bearer ${noekkel}` };
  const sted = { kommunenummer, aar: Number(aar) };
  const bilag = (referanse: string) => ({
    bilagsreferanse: referanse,
    bilagsdato: `${aar}-03-01`,
    periode: 3,
    posteringer: [
      { kontoklasse: "balanse" as const, kapittel: "10", sektor: "320", beloep: 1.25 },
      { kontoklasse: "balanse" as const, kapittel: "10", sektor: "320", beloep: -1.25 },
    ],
  });

  const klient = createClient<paths>({ baseUrl: adresse, headers: hoder });
  const foerste = await klient.POST("/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag", { params: { path: sted }, body: bilag("OPENAPI-FETCH") });
  // The rows of a file, as a list of objects.
  const rente = (referanse: string, maaneder: string) => [{ referanse, slag: "markedsrente", objekt: "nibor", dato: `${aar}-03-01`, type: maaneder, prosent: 4.71 }];
  const post = await klient.POST("/v1/kommuner/{kommunenummer}/finans/importer", {
    params: { path: { kommunenummer }, header: { "Idempotency-Key": "openapi-fetch" } }, body: rente("OPENAPI-FETCH", "3"),
  });
  const drift = await klient.GET("/v1/kommuner/{kommunenummer}/regnskap/{aar}/driftsregnskap", { params: { path: sted, query: { kolonnesett: "tertial", tilPeriode: 4 } } });
  const linje = drift.data?.linjer[0];

  heyapi.setConfig({ baseUrl: adresse, headers: hoder });
  const andre = await bokfoerBilag({ path: sted, body: bilag("HEYAPI") });
  const annen = await importerFinansposter({ path: { kommunenummer }, headers: { "Idempotency-Key": "heyapi" }, body: rente("HEYAPI", "6") });
  const omraader = await avvik({ path: sted, query: { nivaa: "tjenesteomraade", kolonnesett: "tertial", tilPeriode: 4 } });
  const tall = await noekkeltall({ path: sted });
  const bunke = await hentRapporter({ path: { kommunenummer }, body: { rapporter: [{ rapport: "noekkeltall", aar: Number(aar) }, { rapport: "fond", aar: Number(aar), enhet: "mill" }] } });
  // The name of a report tells the type of its answer.
  const svar = bunke.data?.rapporter.map((r) => (r.rapport === "fond" ? `fond ${r.svar?.linjer.length}` : r.rapport));
  return [
    foerste.data?.bilagsreferanse, andre.data?.bilagsreferanse, linje?.tekst, String(linje?.avvikHittil), String(omraader.data?.sum.avvikHittil),
    tall.data?.noekkeltall.find((n) => n.operatorkode === "minst")?.operator, svar?.join(", "),
    `${post.data?.antallPoster} og ${annen.data?.antallPoster} finanspost`,
  ].join(" | ");
}
