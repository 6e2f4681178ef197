using Ledger.Application.Bokfoering;
using Ledger.Application.Rapportering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Bokfoering;

/// <summary>A bilag with its place in the chain.</summary>
/// <param name="Korrigerer">The bilag with an error that this one corrects; null when it corrects none.</param>
/// <param name="TidligereAarsFeil">It corrects an error of an earlier year (§ 5-10 letter c).</param>
/// <param name="Begrunnelse">Of the correction.</param>
/// <param name="AttestertAv">Who attested it, when it was booked or since; null when nobody has.</param>
/// <param name="AnvistAv">Who ordered it, when it was booked or since; null when nobody has.</param>
/// <param name="RegistrertFor">The person that it was booked for; null when it was booked in the key's own name.</param>
/// <param name="KorrigertAv">The bilag that correct this one, in whatever year.</param>
internal sealed record Bilagssvar(
    string Kommunenummer,
    int Aar,
    int Bilagsnummer,
    string Bilagsreferanse,
    DateOnly Bilagsdato,
    int Periode,
    string? Tekst,
    int? Tilbakefoerer,
    int? TilbakefoertAv,
    IReadOnlyList<Posteringssvar> Posteringer,
    long Versjon,
    long Sekvens,
    string Kjedehash,
    DateTimeOffset Tidspunkt,
    string Bruker,
    IReadOnlyList<Posteringsspor> TellerI,
    Bilagssted? Korrigerer,
    bool TidligereAarsFeil,
    string? Begrunnelse,
    IReadOnlyList<Bilagssted> KorrigertAv,
    Godkjenner? AttestertAv,
    Godkjenner? AnvistAv,
    string? RegistrertFor)
{
    public static Bilagssvar Av(Sporetbilag sporet)
    {
        var lagret = sporet.Lagret;
        return new Bilagssvar(
            lagret.Post.Ledger.ToString(),
            lagret.Post.Aar,
            lagret.Post.Nummer,
            lagret.Bilag.Referanse,
            lagret.Bilag.Dato,
            lagret.Bilag.Periode.Nummer,
            lagret.Bilag.Tekst,
            lagret.Bilag.Tilbakefoerer,
            lagret.TilbakefoertAv,
            [.. lagret.Bilag.Posteringer.Select((p, i) => Posteringssvar.Av(i + 1, p, sporet.Navn))],
            lagret.Post.Versjon,
            lagret.Post.Sekvens,
            lagret.Post.Hash.ToString(),
            lagret.Tidspunkt,
            lagret.Bruker,
            [.. sporet.Spor.Select((s, i) => new Posteringsspor(i + 1, s))],
            lagret.Bilag.Korreksjon?.Korrigerer,
            lagret.Bilag.Korreksjon?.TidligereAarsFeil ?? false,
            lagret.Bilag.Korreksjon?.Begrunnelse,
            [.. lagret.KorrigertAv.Select(k => k.Sted)],
            lagret.Godkjenning.AttestertAv,
            lagret.Godkjenning.AnvistAv,
            lagret.Godkjenning.RegistrertFor);
    }
}

/// <summary>Where a row of the bilag counts.</summary>
internal sealed record Posteringsspor(int Linje, IReadOnlyList<Oppstillingsspor> Oppstillinger);
