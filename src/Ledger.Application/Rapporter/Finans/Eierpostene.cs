using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What the municipality owns of companies (R14).</summary>
public sealed class Eierpostene : Finansdagsrapport<Eierpostsvar>
{
    public override string Navn => "eierposter";

    public override string Sti => "/finans/eierposter";

    public override string Sammendrag => "Kommunens eierposter på en dato.";

    protected override Eierpostsvar Regn(Finansspoersmaal spoersmaal, DateOnly dato)
    {
        var hode = spoersmaal.Hode(dato);
        return new Eierpostsvar(
            hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. spoersmaal.Register.Definisjoner.Eierposter.Where(e => e.Gjelder(dato)).Select(e => new Eierpostlinje(
                    e.Kode, e.Navn, e.Organisasjonsnummer, e.Selskapsform, e.EierandelProsent, e.EierandelTekst, e.GyldigFra, e.GyldigTil,
                    spoersmaal.Vis(e.BokfoertVerdi), e.Kapittel)),
            ],
            []);
    }

    protected override Tabell SomTabell(Eierpostsvar svar) => SomTabell(
        "eierposter", "Eierposter", svar, svar.Linjer,
        [
            new("Kode", Tekst, l => l.Kode, Forprogrammer: true), new("Navn", Tekst, l => l.Navn),
            new("Organisasjonsnummer", Tekst, l => l.Organisasjonsnummer),
            new("Selskapsform", Tekst, l => l.Selskapsform), new("Eierandel i prosent", Prosent, l => l.EierandelProsent),
            new("Eierandel", Tekst, l => l.EierandelTekst), new("Gyldig fra", Dato, l => l.GyldigFra), new("Gyldig til", Dato, l => l.GyldigTil),
            new("Bokført verdi", Tall, l => l.BokfoertVerdi), new("Kapittel", Tekst, l => l.Kapittel),
        ]);
}

/// <summary>The ownerships in force.</summary>
public sealed record Eierpostsvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Eierpostlinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>An ownership.</summary>
public sealed record Eierpostlinje(
    string Kode, string Navn, string? Organisasjonsnummer, string Selskapsform, decimal? EierandelProsent, string? EierandelTekst, DateOnly GyldigFra,
    DateOnly? GyldigTil, decimal? BokfoertVerdi, string? Kapittel);
