using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>The closing cannot be made: the choices do not fit the funds, or a fund that it needs does not exist.</summary>
public sealed class Avslutningsavvisning(IReadOnlyList<Feil> feil) : Exception(string.Join(" ", feil.Select(f => f.Melding)))
{
    public IReadOnlyList<Feil> Feil { get; } = feil;
}

/// <summary>Checks <see cref="Avslutningsvalg"/> against the municipality's funds and the year's accounts.</summary>
public static class Avslutningskontroll
{
    /// <summary>Checks amounts that are a part of something booked.</summary>
    /// <returns>All errors; fields are named as in JSON.</returns>
    public static IReadOnlyList<Feil> Kontroller(Avslutningsgrunnlag grunnlag)
    {
        var feil = new List<Feil>(Kontroller(grunnlag.Valg, grunnlag.Fond.ToDictionary(f => f.Key, f => f.Value.Fond)));
        HoeystDelAv("laanTilEiendomsselskap", grunnlag.Valg.LaanTilEiendomsselskap, grunnlag.Poster.AksjerOgAndeler, "kjøp av aksjer og andeler (art 529)");
        HoeystDelAv("udekketLaanefinansierbart", grunnlag.Valg.UdekketLaanefinansierbart ?? default, grunnlag.TidligereUdekket,
            "tidligere års udekkede beløp (kapittel 5970)");
        return feil;

        void HoeystDelAv(string felt, Beloep del, Beloep hele, string hva)
        {
            if (del > Beloep.Max(hele, default))
            {
                feil.Add(new Feil(null, felt, Feilkoder.UtenforOmraadet, $"Beløpet er {Kronetekst.Kr(del)}, men {hva} er {Kronetekst.Kr(hele)}."));
            }
        }
    }

    /// <returns>All errors; fields are named as in JSON.</returns>
    public static IReadOnlyList<Feil> Kontroller(Avslutningsvalg valg, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        var feil = new List<Feil>();
        if (valg.Ansvar.ErTom)
        {
            feil.Add(new Feil(null, "ansvar", Feilkoder.Mangler, "Feltet ansvar mangler."));
        }

        IkkeNegativ("reservertOverfoering", valg.ReservertOverfoering);
        IkkeNegativ("skjermetUfordelt", valg.SkjermetUfordelt ?? default);
        IkkeNegativ("lovligBrukAvLaan", valg.LovligBrukAvLaan ?? default);
        IkkeNegativ("laanTilEiendomsselskap", valg.LaanTilEiendomsselskap);
        IkkeNegativ("udekketLaanefinansierbart", valg.UdekketLaanefinansierbart ?? default);
        Disposisjonsfond("strykningAvAvsetning", valg.StrykningAvAvsetning);
        Disposisjonsfond("strykningAvBruk", valg.StrykningAvBruk.Select(f => f.Fond));
        Disposisjonsfond("dekningsrekkefoelge", valg.Dekningsrekkefoelge);
        Disposisjonsfond("skjermetDisposisjonsfond", valg.SkjermetDisposisjonsfond?.Keys ?? []);
        Disposisjonsfond("disposisjonsfond", valg.Disposisjonsfond.ErTom ? [] : [valg.Disposisjonsfond]);
        AvType(
            "ubundetInvesteringsfond", valg.UbundetInvesteringsfond.ErTom ? [] : [valg.UbundetInvesteringsfond], t => t == Fondstype.UbundetInvesteringsfond,
            "et ubundet investeringsfond");
        AvType("videreutlaanfond", valg.Videreutlaanfond.ErTom ? [] : [valg.Videreutlaanfond], t => t == Fondstype.BundetInvesteringsfond,
            "et bundet investeringsfond");
        AvType("investeringsfondrekkefoelge", valg.Investeringsfondrekkefoelge, t => !t.ErBundet(), "et ubundet fond");
        foreach (var s in valg.StrykningAvBruk)
        {
            IkkeNegativ("strykningAvBruk", s.Maksimum ?? default);
            if (s.Maksimum is not null && s.MindreOverfoertEnnBudsjettert)
            {
                feil.Add(new Feil(null, "strykningAvBruk", Feilkoder.UgyldigKombinasjon, $"Fondet {s.Fond} kan ha én grense, ikke to."));
            }
        }

        foreach (var beloep in valg.SkjermetDisposisjonsfond?.Values ?? [])
        {
            IkkeNegativ("skjermetDisposisjonsfond", beloep);
        }

        foreach (var art in valg.Laanerekkefoelge.Where(a => !Disposisjonsarter.ErLaan(a)))
        {
            feil.Add(new Feil(null, "laanerekkefoelge", Feilkoder.UkjentArt, $"Art {art} er ikke bruk av lån."));
        }

        foreach (var endring in valg.DelegerteEndringer)
        {
            Delegert(endring);
        }

        return feil;

        void IkkeNegativ(string felt, Beloep beloep)
        {
            if (beloep < default(Beloep))
            {
                feil.Add(new Feil(null, felt, Feilkoder.UgyldigBeloep, "Beløpet kan ikke være negativt."));
            }
        }

        void Disposisjonsfond(string felt, IEnumerable<Fondskode> koder) => AvType(felt, koder, t => t == Fondstype.Disposisjonsfond, "et disposisjonsfond");

        void AvType(string felt, IEnumerable<Fondskode> koder, Func<Fondstype, bool> rett, string skal)
        {
            foreach (var kode in koder)
            {
                if (!fond.TryGetValue(kode, out var f))
                {
                    feil.Add(new Feil(null, felt, Feilkoder.UkjentFond, $"«{kode}» er ikke et registrert fond."));
                }
                else if (!rett(f.Type))
                {
                    feil.Add(new Feil(null, felt, Feilkoder.Fondstype, $"Fondet {kode} ({f.Type.Navn()}) er ikke {skal}."));
                }
            }
        }

        void Delegert(Delegertendring d)
        {
            const string Felt = "delegerteEndringer";
            if (d.Kontoklasse == Kontoklasse.Drift && d.Art == Disposisjonsarter.OverfoeringTilInvestering)
            {
                if (!d.Fond.ErTom)
                {
                    feil.Add(new Feil(null, Felt, Feilkoder.SkalVaereTom, "Overføring til investering har ikke fond."));
                }
            }
            else if (d.Kontoklasse == Kontoklasse.Balanse || (d.Art != Disposisjonsarter.Avsetning && d.Art != Disposisjonsarter.Bruk))
            {
                feil.Add(
                    new Feil(
                        null, Felt, Feilkoder.UgyldigKombinasjon,
                        $"Art {d.Art} i {d.Kontoklasse.Navn()} kan ikke endres etter delegert fullmakt; det kan 570 i drift, 540 og 940 (§ 4-1)."));
            }
            else
            {
                AvType(Felt, [d.Fond], t => !t.ErBundet() && t.KanBrukesI(d.Kontoklasse), $"et ubundet fond som brukes i {d.Kontoklasse.Navn()}");
            }
        }
    }
}
