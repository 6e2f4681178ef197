using Ledger.Web.Deler;
using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>How to read the report: words, signs, rounding, versions, what is left out, and how to verify.</summary>
public static class Omside
{
    public static Side Lag(Sidegrunnlag k)
    {
        var utgave = k.Kilde.Utgave;
        return new Side("Slik leser du rapporten", Rapportkapittel.Om, [("Slik leser du rapporten", null)], ["om"], Innhold.Av(
            H1("Slik leser du rapporten"),
            P(Attr.Klasse("ingress"), "Alle tall kan følges: en lenke på en linje viser hva tallet er laget av, helt ned til enhet og art."),
            H2("Ord"),
            Dl(
                Attr.Klasse("forklaring"),
                Dt("Opprinnelig budsjett"), Dd("Budsjettet kommunestyret vedtok før året begynte."),
                Dt("Revidert budsjett"), Dd("Opprinnelig budsjett med alle vedtatte endringer gjennom året."),
                k.Maal.ErHittil ? Innhold.Av(
                    Dt("Budsjett hittil"), Dd("Den delen av revidert budsjett som er fordelt på månedene rapporten gjelder.")) : null,
                Dt("Regnskap"), Dd("Det som faktisk er bokført."),
                Dt("Avvik"), Dd($"{(k.Maal.ErHittil ? "Budsjett hittil" : "Revidert budsjett")} minus regnskap. ",
                    "Pluss er bedre enn budsjettert: mindreforbruk eller merinntekt. Minus er merforbruk eller ",
                    "mindreinntekt."),
                Dt("Netto driftsresultat"), Dd("Det som er igjen av driftsinntektene når utgifter, renter og avdrag er betalt."),
                Dt("Strykning"), Dd("Ved årsslutt tas budsjettert bruk eller avsetning av fond bort når resultatet ble et annet enn ventet (budsjett- og ",
                    "regnskapsforskriften kapittel 4).")),
            H2("Fortegn og avrunding"),
            P("I oppstillingene er utgifter positive og inntekter negative, slik kommunen trykker dem; et overskudd er altså negativt. I overskrifter, ",
                "nøkkeltall og i broen fra budsjett til regnskap er et overskudd positivt."),
            P("Tallene er avrundet én gang, fra øre. Derfor kan en sum avvike med 0,1 fra summen av leddene slik de vises. Prosent vises ikke der budsjettet ",
                "er null. Et avvik som avrundes til null, har verken fortegn eller farge."),
            H2("Farger"),
            P("Blått er bedre enn budsjettert, oransje er dårligere, grått er verken eller. Fargen står aldri alene: fortegnet og hvilken side av streken ",
                "søylen ligger på, sier det samme."),
            H2("Versjon og kontroll"),
            P(
                Utgaveord.Av<Innhold>(
                    k.Kilde,
                    () => $"Rapporten er utgave {utgave.Nummer} og viser versjon {utgave.Versjon} av hovedboken. ",
                    () => $"Rapporten er en kladd og viser versjon {utgave.Versjon} av hovedboken. ",
                    () => $"Sidene viser versjon {utgave.Versjon} av hovedboken. "),
                "Hver postering er lenket til den forrige med en kontrollsum; kjedehodet for denne versjonen er ", Kode(k.Kilde.Kjedehode), "."),
            P("En publisert utgave endres ikke. En rettelse er en ny utgave. Kommunens revisor kan ta et uttrekk av hele hovedboken og kontrollere både ",
                "kjeden og hver oppstilling med et eget program."),
            H2("Det som ikke er med"),
            P("Tallene gjelder kommunekassen. Enkeltposteringer, bilag, tekster og navn på motparter vises ikke, fordi de kan inneholde opplysninger om ",
                "personer. Lønn vises ikke finere enn lønnsutgifter og sosiale utgifter for en enhet."),
            H2("Tilgjengelighet"),
            P("Sidene virker uten skript, med tastatur og med skjermleser, i mørk visning, på papir og på små skjermer. De setter ingen informasjonskapsler ",
                "og henter ingenting fra andre nettsteder.")));
    }
}
