using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>Runs the README's tour and compares each answer with the one printed there.</summary>
public sealed partial class OmvisningTests
{
    private const string Etc = "…";

    [Test]
    public async Task Each_command_of_the_tour_answers_as_the_readme_says()
    {
        var readme = await File.ReadAllTextAsync(Repository.Path("README.md"));
        var tour = readme[readme.IndexOf("## Tour", StringComparison.Ordinal)..readme.IndexOf("## How it is built", StringComparison.Ordinal)];
        var steps = Step().Matches(tour);
        Assert.That(steps, Has.Count.EqualTo(10));
        await using var tjener = await Tjener.StartAsync(demo: true);
        for (var i = 0; i < steps.Count; i++)
        {
            JsonNode? answer = null;
            foreach (var command in steps[i].Groups["sh"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                answer = await CurlAsync(tjener, command);
            }

            AssertMatches(JsonNode.Parse(steps[i].Groups["json"].Value), answer, $"step {i + 1}");
        }
    }

    /// <summary>Carries out a curl command as a shell would read it.</summary>
    private static async Task<JsonNode?> CurlAsync(Tjener tjener, string command)
    {
        var words = Words(command);
        Assert.That(words[0], Is.EqualTo("curl"));
        var method = HttpMethod.Get;
        string? body = null;
        Uri? address = null;
        var headers = new List<(string Name, string Value)>();
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-s":
                    break;
                case "-X":
                    method = new HttpMethod(words[++i]);
                    break;
                case "-H":
                    var parts = words[++i].Split(": ", 2);
                    headers.Add((parts[0], parts[1]));
                    break;
                case "-d" or "--data-binary":
                    body = words[++i];
                    break;
                default:
                    address = new Uri(words[i]);
                    break;
            }
        }

        using var request = new HttpRequestMessage(method, address!.PathAndQuery);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers.Single(h => h.Name == "Content-Type").Value);
        }

        foreach (var (name, value) in headers.Where(h => h.Name != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await tjener.Klient.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync());
    }

    private static List<string> Words(string command) =>
        [.. Word().Matches(command).Select(m => m.Groups["ansi"].Success
            ? Regex.Unescape(m.Groups["ansi"].Value)
            : m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value)];

    /// <summary>What is printed must be in the answer; … matches anything, and ends an array that goes on.</summary>
    private static void AssertMatches(JsonNode? printed, JsonNode? actual, string where)
    {
        switch (printed)
        {
            case JsonObject expected:
                foreach (var (name, value) in expected)
                {
                    Assert.That(actual, Is.InstanceOf<JsonObject>(), where);
                    Assert.That(actual!.AsObject().ContainsKey(name), Is.True, $"{where}.{name} is missing in {actual.ToJsonString()}");
                    AssertMatches(value, actual[name], $"{where}.{name}");
                }

                break;
            case JsonArray expected:
                var open = expected.Count > 0 && expected[^1] is JsonValue last && last.TryGetValue<string>(out var text) && text == Etc;
                var count = expected.Count - (open ? 1 : 0);
                Assert.That(actual!.AsArray(), open ? Has.Count.GreaterThanOrEqualTo(count) : Has.Count.EqualTo(count), where);
                for (var i = 0; i < count; i++)
                {
                    AssertMatches(expected[i], actual[i], $"{where}[{i}]");
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var any) && any == Etc:
                Assert.That(actual, Is.Not.Null, where);
                break;
            default:
                Assert.That(actual?.ToJsonString(), Is.EqualTo(printed?.ToJsonString()), where);
                break;
        }
    }

    [GeneratedRegex("```sh\n(?<sh>.*?)```\n```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Step();

    [GeneratedRegex(@"\$'(?<ansi>[^']*)'|'(?<quoted>[^']*)'|\S+")]
    private static partial Regex Word();
}
