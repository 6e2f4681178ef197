using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Budsjett;

/// <summary>A year's budget decisions in the order they were recorded.</summary>
internal sealed record Vedtaksliste(string Kommunenummer, int Aar, IReadOnlyList<Vedtakssvar> Vedtak);

/// <summary>A budget decision with its place in the chain.</summary>
internal sealed record Vedtakssvar(
    int Vedtaksnummer, string Vedtaksreferanse, DateOnly Vedtaksdato, string Organ, string Type, string? Tekst, IReadOnlyList<Budsjettlinjesvar> Linjer,
    long Versjon, string Kjedehash, DateTimeOffset Tidspunkt, string Bruker)
{
    public static Vedtakssvar Av(LagretVedtak lagret) => new(
        lagret.Post.Nummer, lagret.Vedtak.Referanse, lagret.Vedtak.Dato, lagret.Vedtak.Organ, lagret.Vedtak.Type.Navn(), lagret.Vedtak.Tekst,
        [.. lagret.Vedtak.Linjer.Select(Budsjettlinjesvar.Av)],
        lagret.Post.Versjon, lagret.Post.Hash.ToString(), lagret.Tidspunkt, lagret.Bruker);
}

/// <summary>A budget line: a change in kroner, ledger sign.</summary>
internal sealed record Budsjettlinjesvar(
    string Kontoklasse, string Art, string? Funksjon, string Ansvar, string? Prosjekt, string? Fond, decimal Beloep, IReadOnlyList<decimal> Maaneder)
{
    public static Budsjettlinjesvar Av(Budsjettlinje linje)
    {
        var d = linje.Dimensjon;
        static string? Tom(string text) => text.Length == 0 ? null : text;
        return new Budsjettlinjesvar(
            d.Kontoklasse.Navn(), d.Art.ToString(), Tom(d.Funksjon.ToString()), d.Ansvar.ToString(), Tom(d.Prosjekt.ToString()), Tom(d.Fond.ToString()),
            linje.Beloep.Kroner, [.. linje.Periodisering.Fordel(linje.Beloep).Select(b => b.Kroner)]);
    }
}
