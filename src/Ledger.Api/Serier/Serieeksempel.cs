using Ledger.Api.Http.OpenApi;

namespace Ledger.Api.Serier;

/// <summary>Rows that the operations of series take.</summary>
internal static class Serieeksempel
{
    /// <summary>Of a plan.</summary>
    public static readonly Fileksempel Rader = new(
        "aar;kontoklasse;art;funksjon;ansvar;beloep\n2026;drift;010;202;101;1250000.00\n2027;drift;010;202;101;1300000.00\n",
        "{\"aar\":2026,\"kontoklasse\":\"drift\",\"art\":\"010\",\"funksjon\":\"202\",\"ansvar\":\"101\",\"beloep\":1250000.00}\n");

    /// <summary>The rows of the workbook.</summary>
    public static readonly Fileksempel Rapportering = new(
        "slag;kode;ansvar;metode;beloep;status;kommentar\nenhet;101;101;manuell;-250000.00;;Høyere sykefravær enn budsjettert.\n",
        "{\"slag\":\"enhet\",\"kode\":\"101\",\"ansvar\":\"101\",\"metode\":\"manuell\",\"beloep\":-250000.00,\"kommentar\":\"Høyere sykefravær.\"}\n");
}
