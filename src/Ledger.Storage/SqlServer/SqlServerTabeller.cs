using System.Data;

namespace Ledger.Storage.SqlServer;

/// <summary>The columns of the tables that rows are bulk-copied into, with the client's types of them.</summary>
internal static class SqlServerTabeller
{
    public static DataTable Journal() => SqlServerMassekopi.Tabell(
        ("ledger_id", typeof(int)), ("sekvens", typeof(long)), ("versjon", typeof(long)), ("form", typeof(byte)), ("slag", typeof(int)), ("aar", typeof(short)),
        ("nummer", typeof(int)),
        ("referanse", typeof(string)), ("dato", typeof(DateTime)), ("periode", typeof(byte)), ("tekst", typeof(string)), ("tekst_vern", typeof(byte[])),
        ("innhold", typeof(string)),
        ("tilbakefoerer", typeof(int)), ("hash", typeof(byte[])), ("kilde", typeof(string)));

    public static DataTable Journaltekst() => SqlServerMassekopi.Tabell(
        ("ledger_id", typeof(int)), ("sekvens", typeof(long)), ("navn", typeof(string)), ("tekst", typeof(string)), ("tekst_vern", typeof(byte[])));

    public static DataTable Postering() => SqlServerMassekopi.Tabell(
        ("ledger_id", typeof(int)), ("aar", typeof(short)), ("sekvens", typeof(long)), ("linje", typeof(int)), ("noekkel_id", typeof(int)),
        ("periode", typeof(byte)),
        ("gjelder_periode", typeof(byte)), ("beloep", typeof(long)), ("tekst", typeof(string)), ("tekst_vern", typeof(byte[])),
        ("motpart", typeof(string)), ("motpart_vern", typeof(byte[])), ("dokument", typeof(string)), ("dokument_vern", typeof(byte[])));

    public static DataTable Budsjettlinje() => SqlServerMassekopi.Tabell(
        ("ledger_id", typeof(int)), ("aar", typeof(short)), ("sekvens", typeof(long)), ("linje", typeof(int)), ("noekkel_id", typeof(int)),
        ("beloep", typeof(long)),
        ("periodisering", typeof(string)), ("tiltak", typeof(string)));

    public static DataTable Saldoendring() => SqlServerMassekopi.Tabell(
        ("aar", typeof(short)), ("noekkel_id", typeof(int)), ("slag", typeof(int)), ("periode", typeof(byte)), ("gjelder", typeof(byte)),
        ("beloep", typeof(long)), ("antall", typeof(long)),
        ("foerste_sekvens", typeof(long)), ("foerste_linje", typeof(int)));
}
