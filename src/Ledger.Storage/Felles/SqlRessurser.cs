using System.Reflection;

namespace Ledger.Storage.Felles;

/// <summary>The .sql files under <c>db/</c>, embedded in this assembly.</summary>
internal static class SqlRessurser
{
    private static readonly Assembly Assembly = typeof(SqlRessurser).Assembly;

    /// <summary>The files of a folder, e.g. <c>sqlite/statements</c>, by name without ending, in order of name.</summary>
    public static IReadOnlyList<(string Navn, string Tekst)> Mappe(string mappe)
    {
        var prefix = mappe + "/";
        return [.. Assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
            .Where(r => r.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(r => (Path.GetFileNameWithoutExtension(r.Path), Les(r.Resource)))
            .OrderBy(r => r.Item1, StringComparer.Ordinal)];
    }

    private static string Les(string resource)
    {
        using var stream = Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
