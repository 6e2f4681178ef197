using Ledger.Api.Http.OpenApi;

namespace Ledger.Api.Finans;

/// <summary>Rows that an import of facts takes.</summary>
internal static class Posteksempel
{
    public static readonly Fileksempel Fil = new(
        "referanse;slag;objekt;dato;til;type;beloep;prosent\nL-2024-1;laanebevegelse;KBN-01;2024-06-20;;opptak;765000000.00;\n"
            + "R-2024-1;rentevilkaar;KBN-01;2024-06-20;2024-09-20;flytende;;5.20\n",
        "{\"referanse\":\"L-2024-1\",\"slag\":\"laanebevegelse\",\"objekt\":\"KBN-01\",\"dato\":\"2024-06-20\",\"type\":\"opptak\","
            + "\"beloep\":765000000.00}\n");
}
