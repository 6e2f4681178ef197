using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Application.Opplysninger;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;

namespace Ledger.Api.Oppstart;

/// <summary>
/// Loads the demo's registers, tables and reported facts: one import for each file, since an entry of the journal for each row would cost the start
/// more than the rows do.
/// </summary>
internal sealed class Opplysningsdemo(Registertjeneste registre, Tabellregister tabeller, Faktatjeneste fakta)
{
    private static readonly string Mappe = Path.Combine(Demolaster.Mappe, "opplysninger");

    private const string Tiltak = "tiltak", Fakta = "opplysninger";

    /// <summary>The registers in the order that they name each other.</summary>
    private static readonly string[] Registre = ["program", "maal", "prosjekt", "indikator", "oppdrag", "tilsyn", "flyktninger", "tidsserie"];

    /// <summary>The idempotency key of the last load: when it is known, all is loaded.</summary>
    public static string Sistenoekkel => Noekkel(Fakta);

    /// <summary>The measures, which lines of the budget name.</summary>
    public Task LastTiltakAsync(CancellationToken ct) => LastRegisterAsync(Tiltak, ct);

    /// <summary>All but the measures.</summary>
    public async Task LastAsync(CancellationToken ct)
    {
        var egne = JsonSerializer.Deserialize<Definisjoner>(await File.ReadAllTextAsync(Path.Combine(Mappe, "definisjoner.json"), ct), JsonOppsett.Valg)!;
        foreach (var (id, utkast) in egne.Registre)
        {
            await registre.DefinerAsync(Demolaster.Ledger, id, utkast, null, Demolaster.Oppdrag, ct);
        }

        foreach (var (id, utkast) in egne.Tabeller)
        {
            await tabeller.DefinerAsync(Demolaster.Ledger, id, utkast, null, Demolaster.Oppdrag, ct);
        }

        foreach (var register in Registre)
        {
            await LastRegisterAsync(register, ct);
        }

        await SendAsync(Fakta, ordre => fakta.OpplysningerAsync(ordre, ct));
    }

    private Task LastRegisterAsync(string register, CancellationToken ct) =>
        SendAsync(register, ordre => fakta.ObjekterAsync(ordre, register, null, fullstendig: false, null, ct));

    private static async Task SendAsync(string fil, Func<Faktaordre, Task> send)
    {
        await using var innhold = File.OpenRead(Path.Combine(Mappe, fil + ".csv"));
        await send(new Faktaordre(Demolaster.Ledger, innhold, Demolaster.Oppdrag, Noekkel(fil)));
    }

    private static string Noekkel(string fil) => "demo-opplysninger-" + fil;

    private sealed record Definisjoner(IReadOnlyDictionary<string, Registerutkast> Registre, IReadOnlyDictionary<string, Tabellutkast> Tabeller);
}
