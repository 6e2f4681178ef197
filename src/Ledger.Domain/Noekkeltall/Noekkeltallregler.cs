using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Noekkeltall;

/// <summary>What a municipality may decide of a key figure.</summary>
public static class Noekkeltallregler
{
    private const int MestLedd = 50;
    private const int LengsteId = 60;

    public const string Inndatanavnform = "Et tall som hovedboken ikke har, har et navn av 1–60 bokstaver a–z og siffer.";

    /// <summary>1–60 of a–z, digits and underscore, or the id of a built-in figure.</summary>
    public static bool ErGyldigId(string id) => InnebygdeNoekkeltall.Har(id) ||
        id is { Length: > 0 and <= LengsteId } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Letters a–z and digits, 1–60.</summary>
    public static bool ErGyldigInndatanavn(string navn) => navn is { Length: > 0 and <= LengsteId } && navn.All(char.IsAsciiLetterOrDigit);

    /// <summary>The names of what key figures read beside the ledger: the built-in ones, and those with a formula of the municipality's own.</summary>
    public static IReadOnlySet<string> Inndatanavnene(IEnumerable<Noekkeltallvalg> egne) => InnebygdeNoekkeltall.Alle
        .Concat(egne.Select(v => v.Definisjon).OfType<Noekkeltalldefinisjon>())
        .SelectMany(d => d.Teller.Concat(d.Nevner ?? [])).Select(l => l.Inndata).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds an error for everything in a choice that cannot be computed.</summary>
    public static void Kontroller(string id, Noekkeltallvalg valg, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (valg.Operator is not null && !Noekkeltallverdier.TryParse(valg.Operator, out Maaloperator _))
        {
            feil.Avvis(null, "operator", Feilkoder.UgyldigFormat, $"Operator er en av {string.Join(", ", Noekkeltallverdier.Operatorer)}.");
        }

        if ((valg.Maal is null) != (valg.Operator is null) || (valg.Operator == Maaloperator.Mellom.Navn()) != (valg.Ovre is not null))
        {
            feil.Avvis(null, "maal", Feilkoder.UgyldigKombinasjon, "Maal og operator hører sammen, og mellom har også ovre.");
        }

        if (valg.Definisjon is { } definisjon)
        {
            Kontroller(definisjon, organisasjon, feil);
        }
        else if (!InnebygdeNoekkeltall.Har(id))
        {
            feil.Avvis(null, "definisjon", Feilkoder.Mangler, "Et nøkkeltall som ikke er innebygd, må ha en definisjon.");
        }
    }

    private static void Kontroller(Noekkeltalldefinisjon definisjon, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (!Noekkeltallverdier.TryParse(definisjon.Enhet, out Noekkeltallenhet _))
        {
            feil.Avvis(null, "definisjon.enhet", Feilkoder.UgyldigFormat, $"Enhet er en av {string.Join(", ", Noekkeltallverdier.Enheter)}.");
        }

        foreach (var (tekst, felt) in new[] { (definisjon.Navn, "definisjon.navn"), (definisjon.Formel, "definisjon.formel") })
        {
            if (string.IsNullOrEmpty(tekst))
            {
                feil.Avvis(null, felt, Feilkoder.Mangler, "Feltet mangler.");
            }
            else
            {
                Tekstregler.Kontroller(tekst, Tekstregler.Tekst, null, felt, feil);
            }
        }

        KontrollerLedd(definisjon.Teller, "definisjon.teller", organisasjon, feil);
        if (definisjon.Nevner is not null)
        {
            KontrollerLedd(definisjon.Nevner, "definisjon.nevner", organisasjon, feil);
        }
    }

    private static void KontrollerLedd(IReadOnlyList<Noekkeltalledd>? ledd, string felt, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (ledd is not { Count: > 0 and <= MestLedd } || ledd.Any(l => l is null))
        {
            feil.Avvis(null, felt, Feilkoder.Mangler, $"Listen har 1–{MestLedd} ledd.");
            return;
        }

        for (var i = 0; i < ledd.Count; i++)
        {
            var her = $"{felt}[{i}]";
            var harKolonne = ledd[i].Kolonne is null or Noekkeltallverdier.Regnskap or Noekkeltallverdier.RevidertBudsjett;
            if (string.IsNullOrEmpty(ledd[i].Navn) || ledd[i].Vekt is not (1 or -1) || !harKolonne)
            {
                feil.Avvis(null, her, Feilkoder.UgyldigFormat, "Et ledd har navn, vekt 1 eller -1, og kolonne regnskap eller revidertBudsjett.");
            }

            if (ledd[i].Inndata is { } navn)
            {
                if (!ErGyldigInndatanavn(navn) && !Finansnoekkeltall.Leser(navn))
                {
                    feil.Avvis(null, her + ".inndata", Feilkoder.UgyldigFormat, Inndatanavnform);
                }
            }
            else
            {
                Filterleser.Les(ledd[i].Filter ?? new Filterutkast(), her + ".filter", organisasjon, feil);
            }
        }
    }
}
