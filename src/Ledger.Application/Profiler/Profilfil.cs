namespace Ledger.Application.Profiler;

/// <summary>Opens a file as the table that a profile says it is.</summary>
public static class Profilfil
{
    /// <param name="body">A stream that can be searched, and stays with the caller.</param>
    public static ITabell Aapne(Stream body, Filform form) => form.Type switch
    {
        Filtype.Csv => new CsvTabell(body, form),
        Filtype.Xlsx => new XlsxTabell(body, form.Ark),
        Filtype.Ndjson => new JsonTabell(body, linjer: true),
        Filtype.JsonTabell => new JsonTabell(body, linjer: false),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form.Type, "Unknown kind of file."),
    };
}
