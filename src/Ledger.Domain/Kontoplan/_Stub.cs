#pragma warning disable CA1822
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;
namespace Ledger.Domain.Kontoplan;
public enum Kodestatus { Gyldig, Utgaatt, IkkeTraadtIKraft, Ukjent }
public enum Alvor { Feil, Advarsel, Informasjon }
public sealed record Regelbrudd(string Regel, Alvor Alvor, string Felt, string Melding);
public sealed class Kontoplan {
  public static Kontoplan For(Regnskapsaar aar, Kommunenummer kommune) => new();
  public Kodestatus Status(Art a) => Kodestatus.Gyldig; public Kodestatus Status(Funksjon a) => Kodestatus.Gyldig; public Kodestatus Status(Kapittel a) => Kodestatus.Gyldig; public Kodestatus Status(Sektor a) => Kodestatus.Gyldig;
}
public static class Kostraregler { public static void Kontroller(Dimensjon d, Regnskapsaar a, Kommunenummer k, Action<Regelbrudd> f) {} }
