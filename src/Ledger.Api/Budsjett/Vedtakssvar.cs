using System.Text.Json.Serialization;
using Ledger.Application.Budsjett;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Budsjett;

/// <summary>A year's budget decisions in the order they were recorded.</summary>
internal sealed record Vedtaksliste(string Kommunenummer, int Aar, IReadOnlyList<Vedtakssvar> Vedtak);

/// <summary>A budget decision with its place in the chain.</summary>
internal sealed record Vedtakssvar(
    int Vedtaksnummer, string Vedtaksreferanse, DateOnly Vedtaksdato, string Organ, string Type, string? Tekst, IReadOnlyList<Budsjettlinjesvar> Linjer,
    long Versjon, string Kjedehash, DateTimeOffset Tidspunkt, string Bruker, string? Erstatter, string? ErstattetAv,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Av = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Laanopptak = null)
{
    public static Vedtakssvar Fra(LagretVedtak lagret, IReadOnlyList<LagretVedtak> alle) => new(
        lagret.Post.Nummer, lagret.Vedtak.Referanse, lagret.Vedtak.Dato, lagret.Vedtak.Organ,
        lagret.Vedtak.Type.ErDetaljering() ? Vedtakstype.Detaljering.Navn() : lagret.Vedtak.Type.Navn(), lagret.Vedtak.Tekst,
        [.. lagret.Vedtak.Linjer.Select(Budsjettlinjesvar.Av)],
        lagret.Post.Versjon, lagret.Post.Hash.ToString(), lagret.Tidspunkt, lagret.Bruker, Erstatning.Av(lagret),
        alle.FirstOrDefault(v => Erstatning.Av(v) == lagret.Vedtak.Referanse)?.Vedtak.Referanse,
        Detaljeringer.Av(lagret), Laaneopptak.Av(lagret)?.Kroner);
}

/// <summary>A budget line as it was sent: a change in kroner, ledger sign. Fields that do not apply are null.</summary>
internal sealed record Budsjettlinjesvar(
    string? Kontoklasse, string? Art, string? Funksjon, string? Ansvar, string? Prosjekt, string? Fond, decimal Beloep, IReadOnlyList<decimal> Maaneder,
    string? Konto, string? LokalFunksjon, string? Fridim1, string? Fridim2,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tiltak = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ramme = null)
{
    public static Budsjettlinjesvar Av(Budsjettlinje linje)
    {
        var d = linje.Dimensjon;
        static string? Tom(string? text) => string.IsNullOrEmpty(text) ? null : text;
        return new Budsjettlinjesvar(
            Tom(d.Kontoklasse.Navn()), Rammer.Av(d.Art) is null ? Tom(d.Art.ToString()) : null, Tom(d.Funksjon.ToString()),
            Tom(d.Ansvar.ToString()), Tom(d.Prosjekt.ToString()),
            Tom(d.Fond.ToString()), linje.Beloep.Kroner, [.. linje.Periodisering.Fordel(linje.Beloep).Select(b => b.Kroner)],
            Tom(d.Egne?.Konto), Tom(d.Egne?.LokalFunksjon), Tom(d.Egne?.Fridim1), Tom(d.Egne?.Fridim2), linje.Tiltak, Rammer.Av(d.Art));
    }
}
