using System.Globalization;
using System.Reflection;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Makes rows of objects whose properties are called as the fields of a row: the rows of requests and of proposals, which differ in what fields they have.
/// A field that such an object gets is in the row without a mapping to remember.
/// </summary>
public static class Radform
{
    /// <summary>The row that an object says. Absent values are empty fields; numbers and dates are written as the contract has them.</summary>
    /// <param name="prefiks">Put before a field's name in errors, e.g. <c>posteringer[2].</c></param>
    public static Posteringsfelt Les<T>(T rad, string prefiks = "")
        where T : class
    {
        var felt = new Posteringsfelt { Prefiks = prefiks };
        foreach (var (navn, egenskap) in Former<T>.Egenskaper)
        {
            felt[navn] = Tekst(egenskap.GetValue(rad));
        }

        return felt;
    }

    private static string Tekst(object? verdi) => verdi switch
    {
        null => "",
        string tekst => tekst,
        DateOnly dato => dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable tall => tall.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(verdi.GetType().Name),
    };

    private static class Former<T>
    {
        /// <summary>Properties that are texts, numbers or dates; what else an object has is for who made it.</summary>
        public static readonly (Radfelt Felt, PropertyInfo Egenskap)[] Egenskaper =
        [
            .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(e => e.PropertyType == typeof(string) || ErFormatert(Nullable.GetUnderlyingType(e.PropertyType) ?? e.PropertyType))
                .Select(e => (Felt(e), e)),
        ];

        private static Radfelt Felt(PropertyInfo egenskap) => Enum.TryParse<Radfelt>(egenskap.Name, out var felt) ? felt
            : throw new NotSupportedException($"{typeof(T).Name}.{egenskap.Name} is no field of a row.");

        private static bool ErFormatert(Type type) => type.IsValueType && !type.IsEnum && typeof(IFormattable).IsAssignableFrom(type);
    }
}
