namespace Ledger.Api.Oppstart;

/// <summary>
/// The service listens while the demo is loaded, so that the two cores of a small machine share what the runtime compiles at a start. What is asked
/// meanwhile waits and is answered from the whole demo; nobody writes into half of it.
/// </summary>
internal static class Demovent
{
    public static void UseDemovent(this WebApplication app)
    {
        var demo = app.Services.GetRequiredService<Demolaster>();
        app.Use(async (context, next) =>
        {
            if (!demo.Lastet.IsCompleted && context.Request.Path != "/helse/live")
            {
                await demo.Lastet.WaitAsync(context.RequestAborted);
            }

            await next(context);
        });
    }
}
