using System.Reflection;
using Ledger.Application.Porter;

namespace Ledger.Storage.Tests;

/// <summary>A fault that passes.</summary>
public sealed class ForbigaaendeException() : Exception("The connection was lost.");

/// <summary>A real store, or a session of it, whose calls fail when a test says so: before they do anything, or after they did it and before the caller hears of it.</summary>
public class Feilproxy : DispatchProxy
{
    private object _ekte = null!;
    private Func<string, bool> _foer = _ => false;
    private Func<string, bool> _etter = _ => false;
    private List<string> _kall = [];

    /// <param name="kall">Gets the name of each call.</param>
    public static T Om<T>(T ekte, List<string> kall, Func<string, bool>? foer = null, Func<string, bool>? etter = null)
        where T : class
    {
        var made = Create<T, Feilproxy>();
        var proxy = (Feilproxy)(object)made;
        (proxy._ekte, proxy._kall, proxy._foer, proxy._etter) = (ekte, kall, foer ?? (_ => false), etter ?? (_ => false));
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ILagertilstand.KanGjentas))
        {
            return args![0] is ForbigaaendeException;
        }

        _kall.Add(targetMethod.Name);
        if (_foer(targetMethod.Name))
        {
            throw new ForbigaaendeException();
        }

        var result = targetMethod.Invoke(_ekte, BindingFlags.DoNotWrapExceptions, null, args, null);
        return result switch
        {
            Task<ISkriveoekt> session => OmOektAsync(session),
            Task done when _etter(targetMethod.Name) => EtterAsync(done),
            _ => result,
        };
    }

    private async Task<ISkriveoekt> OmOektAsync(Task<ISkriveoekt> session) => Om(await session, _kall, _foer, _etter);

    private static async Task EtterAsync(Task done)
    {
        await done;
        throw new ForbigaaendeException();
    }
}
