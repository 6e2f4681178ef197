namespace Ledger.Domain.Verdier;

/// <summary>A nine-digit organisation number with a valid check digit (modulus 11, Enhetsregisteret).</summary>
/// <remarks>The default value is empty and names no organisation.</remarks>
public readonly record struct Organisasjonsnummer
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];
    private readonly string? _text;

    private Organisasjonsnummer(string text) => _text = text;

    /// <exception cref="FormatException">Not nine digits or a wrong check digit.</exception>
    public static Organisasjonsnummer Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not an organisasjonsnummer.");

    public static bool TryParse(string? text, out Organisasjonsnummer value)
    {
        value = default;
        if (text is not { Length: 9 } || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (text[i] - '0');
        }

        var check = (11 - (sum % 11)) % 11;
        if (check != text[8] - '0')
        {
            return false;
        }

        value = new Organisasjonsnummer(text);
        return true;
    }

    public override string ToString() => _text ?? "";
}
