namespace Ledger.Domain.Saldo;

/// <summary>
/// Brings blocks forward by what was posted since they were made. Only the blocks of the keys that changed are made anew; all others, and the
/// names of the keys that were there, are shared with the cube before.
/// </summary>
internal static class Fremfoering
{
    /// <param name="oppslag">Of the keys in the blocks.</param>
    /// <returns>The blocks with the new saldo added, and what finds their keys.</returns>
    public static (Blokkliste Blokker, Noekkeloppslag Oppslag) Av(Blokkliste blokker, Noekkeloppslag oppslag, IReadOnlyList<Saldopost> nye)
    {
        var endringer = new Endringer(blokker.AntallNoekler);
        if (nye.All(p => p.Id > 0) && oppslag.Id is { } ider)
        {
            var nyeIder = endringer.Fordel(nye, p => p.Id, ider.Finn);
            var medIder = Endre(blokker, endringer);
            return (medIder, new Noekkeloppslag(medIder, ider: ider.Med(nyeIder)));
        }

        var dimensjoner = oppslag.Dimensjon;
        var nyeDimensjoner = endringer.Fordel(nye, p => p.Dimensjon, dimensjoner.Finn);
        var medDimensjoner = Endre(blokker, endringer);
        return (medDimensjoner, new Noekkeloppslag(medDimensjoner, dimensjoner: dimensjoner.Med(nyeDimensjoner)));
    }

    /// <summary>The blocks of a cube that has these saldo and no others.</summary>
    public static Blokkliste Blokker(IEnumerable<Saldopost> poster)
    {
        var endringer = new Endringer(0);
        endringer.Fordel(poster, p => p.Dimensjon, _ => Endringer.Ukjent);
        return Endre(Blokkliste.Tom, endringer);
    }

    private static Blokkliste Endre(Blokkliste blokker, Endringer endringer)
    {
        var endrede = new List<(int Plass, Saldoblokk Blokk)>();
        Saldoblokk.Bygger? bygger = null;
        foreach (var (plass, poster) in endringer.PerBlokk())
        {
            var antall = Math.Min(Saldoblokk.Bredde, endringer.Antall - (plass * Saldoblokk.Bredde));
            var gammel = plass < blokker.Antall ? blokker[plass] : null;

            // Most postings add to cells that there are: then only the column of amounts is new.
            var ny = gammel?.Antall == antall ? gammel.Med(poster.SelectMany(n => n.Value.Select(p => (n.Key % Saldoblokk.Bredde, p)))) : null;
            endrede.Add((plass, ny ?? Bygg(bygger ??= new(), gammel, endringer, plass, antall)));
        }

        return blokker.Med(endrede, (endringer.Antall + Saldoblokk.Bredde - 1) / Saldoblokk.Bredde);
    }

    private static Saldoblokk Bygg(Saldoblokk.Bygger bygger, Saldoblokk? gammel, Endringer endringer, int plass, int antall)
    {
        if (gammel is not null)
        {
            bygger.GjoerPlass(gammel);
        }

        for (var i = 0; i < antall; i++)
        {
            var noekkel = (plass * Saldoblokk.Bredde) + i;
            if (i < gammel?.Antall)
            {
                gammel.KopierTil(bygger, i);
            }
            else
            {
                bygger.NyNoekkel(endringer.Ny(noekkel));
            }

            foreach (var post in endringer.Poster(noekkel))
            {
                bygger.Legg(post);
            }
        }

        return bygger.Ferdig();
    }

    /// <summary>What the keys of a cube get. A key that is new gets the number after the last.</summary>
    /// <param name="foer">How many keys there were.</param>
    private sealed class Endringer(int foer)
    {
        public const int Ukjent = -1;

        private readonly SortedDictionary<int, List<Saldopost>> _poster = [];
        private readonly List<Saldonoekkel> _nye = [];

        /// <summary>How many keys there are with the new ones.</summary>
        public int Antall => foer + _nye.Count;

        /// <summary>A key that is new, by its number.</summary>
        public Saldonoekkel Ny(int noekkel) => _nye[noekkel - foer];

        public List<Saldopost> Poster(int noekkel) => _poster.GetValueOrDefault(noekkel) ?? [];

        /// <summary>By the place of their block, ascending.</summary>
        public IEnumerable<(int Plass, IEnumerable<KeyValuePair<int, List<Saldopost>>> Poster)> PerBlokk() =>
            _poster.GroupBy(n => n.Key / Saldoblokk.Bredde).Select(b => (b.Key, b.AsEnumerable()));

        /// <summary>Gives each saldo to its key.</summary>
        /// <param name="finn">The key with a name; <see cref="Ukjent"/> when there is none.</param>
        /// <returns>The names that were not known, with their keys.</returns>
        public Dictionary<T, int> Fordel<T>(IEnumerable<Saldopost> poster, Func<Saldopost, T> navn, Func<T, int> finn)
            where T : notnull
        {
            var nye = new Dictionary<T, int>();
            foreach (var post in poster)
            {
                var noekkel = finn(navn(post));
                if (noekkel == Ukjent && !nye.TryGetValue(navn(post), out noekkel))
                {
                    noekkel = Antall;
                    _nye.Add(new(post.Dimensjon, post.Id));
                    nye.Add(navn(post), noekkel);
                }

                if (!_poster.TryGetValue(noekkel, out var tidligere))
                {
                    _poster.Add(noekkel, tidligere = []);
                }

                tidligere.Add(post);
            }

            return nye;
        }
    }
}
