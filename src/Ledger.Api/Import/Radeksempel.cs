using Ledger.Api.Http.OpenApi;

namespace Ledger.Api.Import;

/// <summary>Rows that imports of postings, balances, budgets and unknown files take.</summary>
internal static class Radeksempel
{
    public static readonly Fileksempel Posteringer = new(
        "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n"
            + "L-1;2026-01-31;1;drift;270;201;;;101;250000.50\nL-1;2026-01-31;1;balanse;;;10;320;;-250000.50\n",
        // One row of a bilag does not balance, so there are both.
        "{\"bilagsreferanse\":\"L-1\",\"bilagsdato\":\"2026-01-31\",\"periode\":1,\"kontoklasse\":\"drift\",\"art\":\"270\","
            + "\"funksjon\":\"201\",\"ansvar\":\"101\",\"beloep\":250000.50}\n"
            + "{\"bilagsreferanse\":\"L-1\",\"bilagsdato\":\"2026-01-31\",\"periode\":1,\"kontoklasse\":\"balanse\",\"kapittel\":\"10\","
            + "\"sektor\":\"320\",\"beloep\":-250000.50}\n");

    public static readonly Fileksempel Saldo = new(
        "kontoklasse;art;funksjon;kapittel;sektor;ansvar;periode;beloep\ndrift;270;201;;;101;1;250000.50\nbalanse;;;10;320;;1;-250000.50\n",
        "{\"kontoklasse\":\"drift\",\"art\":\"270\",\"funksjon\":\"201\",\"ansvar\":\"101\",\"periode\":1,\"beloep\":250000.50}\n"
            + "{\"kontoklasse\":\"balanse\",\"kapittel\":\"10\",\"sektor\":\"320\",\"periode\":1,\"beloep\":-250000.50}\n");

    /// <summary>Lines that name their decision themselves.</summary>
    public static readonly Fileksempel Budsjett = new(
        "vedtaksreferanse;vedtaksdato;organ;type;kontoklasse;art;funksjon;ansvar;beloep\n"
            + "KST 112/25;2025-12-10;kommunestyret;opprinnelig;drift;010;202;101;1250000.00\n"
            + "KST 112/25;2025-12-10;kommunestyret;opprinnelig;drift;870;800;101;-1250000.00\n",
        "{\"vedtaksreferanse\":\"KST 112/25\",\"vedtaksdato\":\"2025-12-10\",\"organ\":\"kommunestyret\",\"type\":\"opprinnelig\","
            + "\"kontoklasse\":\"drift\",\"art\":\"010\",\"funksjon\":\"202\",\"ansvar\":\"101\",\"beloep\":1250000.00}\n");

    public static readonly Fileksempel FlereBudsjett = new(
        "aar;vedtaksreferanse;vedtaksdato;organ;type;kontoklasse;art;funksjon;ansvar;beloep\n"
            + "2026;KST 118/25;2025-12-10;kommunestyret;opprinnelig;drift;010;202;101;1250000.00\n"
            + "2027;KST 118/25;2025-12-10;kommunestyret;opprinnelig;drift;010;202;101;1300000.00\n",
        "{\"aar\":2026,\"vedtaksreferanse\":\"KST 118/25\",\"vedtaksdato\":\"2025-12-10\",\"organ\":\"kommunestyret\",\"type\":\"opprinnelig\","
            + "\"kontoklasse\":\"drift\",\"art\":\"010\",\"funksjon\":\"202\",\"ansvar\":\"101\",\"beloep\":1250000.00}\n");

    /// <summary>As another system writes it.</summary>
    public static readonly Fileksempel Ukjent = new(
        "Konto;Tjeneste;Koststed;Periode;Beløp\n10100 - Fastlønn;20200;101;202601;1.234,50\n21032 - Bankinnskudd;;;202601;-1.234,50\n",
        "{\"Konto\":\"10100\",\"Tjeneste\":\"20200\",\"Koststed\":\"101\",\"Periode\":\"202601\",\"Beløp\":1234.50}\n");
}
