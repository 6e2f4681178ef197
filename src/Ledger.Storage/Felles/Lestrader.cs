using System.Data.Common;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>
/// Reads the rows of many bilag at the speed of the reader: a dimension's columns are read once per key and page, since a page of thousands of
/// rows has few keys. Integers are read in the width that SQL Server has them in; SQLite gives them in any. Nothing is remembered between pages, so a key that was changed in the database is seen.
/// </summary>
internal static class Lestrader
{
    private const int Sekvens = 0, Linje = 1, Noekkel = 2, Oere = 3, Tekst = 4, Motpart = 5, Dokument = 6, Kontoklasse = 7, Art = 8, Funksjon = 9, Kapittel = 10, Sektor = 11, Ansvar = 12, Prosjekt = 13, Fond = 14, Merke = 15;

    /// <summary>The rows by sequence number, in order of line.</summary>
    public static async Task<Dictionary<long, List<Lestrad>>> LesAsync(DbDataReader reader, CancellationToken ct)
    {
        var rows = new Dictionary<long, List<Lestrad>>();
        var keys = new Dictionary<int, Dimensjon>();
        List<Lestrad> bilag = [];
        var last = long.MinValue;
        while (await reader.ReadAsync(ct))
        {
            var key = reader.GetInt32(Noekkel);
            if (!keys.TryGetValue(key, out var dimensjon))
            {
                dimensjon = new Noekkelrad
                {
                    Kontoklasse = reader.GetByte(Kontoklasse),
                    Art = reader.GetString(Art),
                    Funksjon = reader.GetString(Funksjon),
                    Kapittel = reader.GetString(Kapittel),
                    Sektor = reader.GetString(Sektor),
                    Ansvar = reader.GetString(Ansvar),
                    Prosjekt = reader.GetString(Prosjekt),
                    Fond = reader.GetString(Fond),
                    Merke = reader.GetByte(Merke),
                }.Dimensjon();
                keys.Add(key, dimensjon);
            }

            var sekvens = reader.GetInt64(Sekvens);
            if (sekvens != last)
            {
                rows.Add(last = sekvens, bilag = []);
            }

            bilag.Add(new Lestrad(reader.GetInt32(Linje), dimensjon, Beloep.FraOere(reader.GetInt64(Oere)), Aapen(reader, Tekst), Aapen(reader, Motpart), Aapen(reader, Dokument), null));
        }

        return rows;
    }

    /// <summary>The first postings of the keys asked for, with what is shown of their bilag, in the order of the reader.</summary>
    /// <param name="noekkel">What each key stands for; null when it is not asked for.</param>
    public static async Task<IReadOnlyList<LagretPostering>> SideAsync(DbDataReader reader, Func<int, Dimensjon?> noekkel, int antall, CancellationToken ct)
    {
        const int Nummer = 3, Referanse = 4, Dato = 5, Periode = 6, Beloep = 7;
        await using (reader)
        {
            var rows = new List<LagretPostering>();
            while (rows.Count < antall && await reader.ReadAsync(ct))
            {
                if (noekkel(reader.GetInt32(Noekkel)) is not { } dimensjon)
                {
                    continue;
                }

                rows.Add(new LagretPostering(
                    Posisjon.Fra(reader.GetInt64(Sekvens), reader.GetInt32(Linje)), reader.GetInt32(Nummer), reader.GetString(Referanse), Rader.Dato(reader.GetValue(Dato))!.Value, Domain.Verdier.Periode.Fra(reader.GetByte(Periode)),
                    new Postering(dimensjon, Domain.Verdier.Beloep.FraOere(reader.GetInt64(Beloep)), Streng(reader, Beloep + 1), Streng(reader, Beloep + 2), Streng(reader, Beloep + 3))));
            }

            return rows;
        }
    }

    /// <summary>Keys by id. The same code is the same string in all of them: a year has hundreds of thousands of keys and hundreds of codes.</summary>
    public static async Task<Dictionary<int, Dimensjon>> NoeklerAsync(DbDataReader reader, CancellationToken ct)
    {
        await using (reader)
        {
            const int FoersteKolonne = 1;
            var codes = new Dictionary<string, string>(StringComparer.Ordinal);
            var keys = new Dictionary<int, Dimensjon>();
            while (await reader.ReadAsync(ct))
            {
                string Kode(int column)
                {
                    var text = reader.GetString(FoersteKolonne + column);
                    if (!codes.TryGetValue(text, out var same))
                    {
                        codes.Add(text, same = text);
                    }

                    return same;
                }

                keys.Add(reader.GetInt32(0), new Noekkelrad
                {
                    Kontoklasse = reader.GetByte(FoersteKolonne),
                    Art = Kode(1),
                    Funksjon = Kode(2),
                    Kapittel = Kode(3),
                    Sektor = Kode(4),
                    Ansvar = Kode(5),
                    Prosjekt = Kode(6),
                    Fond = Kode(7),
                    Merke = reader.GetByte(FoersteKolonne + 8),
                }.Dimensjon());
            }

            return keys;
        }
    }

    /// <summary>Cells of saldo, those of a key together, into a cube.</summary>
    public static async Task CellerAsync(DbDataReader reader, Dictionary<int, Dimensjon> keys, Saldokubebygger bygger, CancellationToken ct)
    {
        await using (reader)
        {
            const int SlagKolonne = 1, PeriodeKolonne = 2, BeloepKolonne = 3, AntallKolonne = 4, FoersteKolonne = 5;
            var last = 0;
            while (await reader.ReadAsync(ct))
            {
                var key = (int)reader.GetInt64(0);
                if (key != last)
                {
                    // Removed as it is begun: a key that came twice would be two keys of the cube.
                    bygger.NyNoekkel(keys.Remove(key, out var known) ? known : throw new InvalidOperationException($"The cells of key {key} do not lie together."), key);
                    last = key;
                }

                bygger.Legg(new Saldopost(
                    default, (Saldoslag)reader.GetInt64(SlagKolonne), Periode.Fra((int)reader.GetInt64(PeriodeKolonne)), Beloep.FraOere(reader.GetInt64(BeloepKolonne)), reader.GetInt64(AntallKolonne), key,
                    reader.IsDBNull(FoersteKolonne) ? default : Posisjon.AvVerdi(reader.GetInt64(FoersteKolonne))));
            }
        }
    }

    private static Verntekst Aapen(DbDataReader reader, int column) => Verntekst.Aapen(Streng(reader, column));

    private static string? Streng(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
