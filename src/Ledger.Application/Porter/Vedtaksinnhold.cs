using Ledger.Domain.Budsjett;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Porter;

/// <summary>The fields of a budget decision that have no column of their own, as the JSON of <see cref="Journalpost.Innhold"/>.</summary>
public static class Vedtaksinnhold
{
    private static readonly Lagretform<Lagret> Form = Lagretform.HelAscii<Lagret>();

    public static string Skriv(Budsjettvedtak vedtak) => Skriv(vedtak.Organ, vedtak.Type);

    public static string Skriv(string organ, Vedtakstype type) => Form.Skriv(new(organ, type.Navn()));

    public static (string Organ, Vedtakstype Type) Les(string innhold)
    {
        var lagret = Form.Les(innhold);
        return Vedtakstyper.TryParse(lagret.Type, out var type)
            ? (lagret.Organ, type)
            : throw new InvalidOperationException("A stored vedtak has an unknown type.");
    }

    private sealed record Lagret(string Organ, string Type);
}
