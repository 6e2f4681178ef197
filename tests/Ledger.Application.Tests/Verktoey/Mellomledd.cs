using System.Reflection;
using Ledger.Application.Porter;

namespace Ledger.Application.Tests.Verktoey;

/// <summary>A fault of the database that passes.</summary>
public sealed class ForbigaaendeException() : Exception("The connection was lost.");

/// <summary>A real store, or a session of it, with something that happens before or after each call.</summary>
public class Mellomledd : DispatchProxy
{
    private object _ekte = null!;
    private Action<string> _foer = _ => { };
    private Action<string> _etter = _ => { };

    /// <param name="foer">Gets the name of a call before it is made; what it throws is the call's answer.</param>
    /// <param name="etter">Gets the name of a call that went well, before the caller hears of it.</param>
    public static T Om<T>(T ekte, Action<string>? foer = null, Action<string>? etter = null)
        where T : class
    {
        var laget = Create<T, Mellomledd>();
        var ledd = (Mellomledd)(object)laget;
        (ledd._ekte, ledd._foer, ledd._etter) = (ekte, foer ?? (_ => { }), etter ?? (_ => { }));
        return laget;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _foer(targetMethod!.Name);
        var svar = targetMethod.Invoke(_ekte, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (svar is Task<ISkriveoekt> oekt)
        {
            return OmAsync(oekt);
        }

        (svar as Task)?.GetAwaiter().GetResult();
        if (svar is ValueTask ferdig)
        {
            ferdig.AsTask().GetAwaiter().GetResult();
            svar = default(ValueTask);
        }

        _etter(targetMethod.Name);
        return svar;
    }

    private async Task<ISkriveoekt> OmAsync(Task<ISkriveoekt> oekt) => Om(await oekt, _foer, _etter);
}
