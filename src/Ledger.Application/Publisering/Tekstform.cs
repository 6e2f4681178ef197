using AngleSharp.Xhtml;
using Ganss.Xss;
using Markdig;

namespace Ledger.Application.Publisering;

/// <summary>
/// Markdown to XHTML that is safe to show: HTML in it is text, and what is left that could run, style or fetch is removed. A link leads to a page
/// of this service or to an address with https.
/// </summary>
public static class Tekstform
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly string[] Tagger =
        ["p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "br", "table", "thead", "tbody", "tr", "th", "td"];

    /// <summary>What an edition stores and pages show.</summary>
    public static string TilXhtml(string markdown)
    {
        var vasker = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tagger, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["https"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        })
        {
            OutputFormatter = XhtmlMarkupFormatter.Instance,
            KeepChildNodes = true,
        };
        return vasker.Sanitize(Markdig.Markdown.ToHtml(markdown, Markdown)).Trim();
    }
}
