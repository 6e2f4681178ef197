using System.Text.RegularExpressions;
using Ledger.Tests;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Ledger.SqlServer.Tests;

/// <summary>
/// What can be proven of the T-SQL without a server: every migration and statement is loaded into a model of SQL Server 2022, and every name
/// in them must resolve.
/// </summary>
public sealed partial class StatiskBevisTests
{
    /// <summary>The types of the statements' parameters as the adapter sends them: strings always as nvarchar.</summary>
    private static readonly Dictionary<string, string> Parametertyper = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@ledgerId"] = "int", ["@kommunenummer"] = "smallint", ["@enhet"] = "varchar(12)", ["@rom"] = "varchar(60)", ["@noekkel"] = "binary(32)", ["@aar"] = "smallint",
        ["@versjon"] = "bigint", ["@forrigeVersjon"] = "bigint", ["@tilVersjon"] = "bigint", ["@form"] = "tinyint", ["@sekvens"] = "bigint",
        ["@sisteSekvens"] = "bigint", ["@tilSekvens"] = "bigint", ["@etterSekvens"] = "bigint", ["@etterLinje"] = "int", ["@linje"] = "int",
        ["@slag"] = "int", ["@nummer"] = "int", ["@bilagsnummer"] = "int", ["@tilbakefoerer"] = "int", ["@referanse"] = "nvarchar(100)",
        ["@dato"] = "date", ["@periode"] = "tinyint", ["@gjelderPeriode"] = "tinyint", ["@fraPeriode"] = "tinyint", ["@tilPeriode"] = "tinyint", ["@medGjelder"] = "int",
        ["@tekst"] = "nvarchar(500)", ["@tekstVern"] = "varbinary(32)", ["@motpart"] = "nvarchar(200)", ["@motpartVern"] = "varbinary(32)",
        ["@dokument"] = "nvarchar(500)", ["@dokumentVern"] = "varbinary(32)", ["@innhold"] = "nvarchar(max)", ["@hash"] = "binary(32)",
        ["@kjedehode"] = "binary(32)", ["@innholdshash"] = "binary(32)", ["@tidspunkt"] = "datetime2(3)", ["@bruker"] = "nvarchar(200)",
        ["@brukerVern"] = "varbinary(32)", ["@handling"] = "nvarchar(50)", ["@idempotensnoekkel"] = "nvarchar(200)",
        ["@kvittering"] = "nvarchar(max)", ["@kontoklasse"] = "tinyint", ["@art"] = "nvarchar(3)", ["@funksjon"] = "nvarchar(3)",
        ["@kapittel"] = "nvarchar(4)", ["@sektor"] = "nvarchar(3)", ["@ansvar"] = "nvarchar(20)", ["@prosjekt"] = "nvarchar(20)",
        ["@fond"] = "nvarchar(20)", ["@merke"] = "tinyint", ["@konto"] = "nvarchar(20)", ["@lokalFunksjon"] = "nvarchar(20)",
        ["@fridim1"] = "nvarchar(20)", ["@fridim2"] = "nvarchar(20)", ["@motpartsenhet"] = "nvarchar(20)", ["@noekkelId"] = "int",
        ["@beloep"] = "bigint", ["@antall"] = "bigint", ["@periodisering"] = "nvarchar(400)", ["@tiltak"] = "nvarchar(20)",
        ["@noekler"] = "nvarchar(max)", ["@plasser"] = "nvarchar(max)", ["@adresse"] = "nvarchar(64)", ["@metode"] = "nvarchar(10)",
        ["@sti"] = "nvarchar(400)", ["@status"] = "smallint", ["@foer"] = "bigint", ["@importId"] = "nvarchar(36)", ["@id"] = "nvarchar(16)",
        ["@navn"] = "nvarchar(200)", ["@scopes"] = "nvarchar(200)", ["@kommuner"] = "nvarchar(4000)", ["@salt"] = "binary(16)",
        ["@opprettet"] = "datetime2(3)", ["@opprettetAv"] = "nvarchar(200)", ["@utloeper"] = "datetime2(3)", ["@erstatter"] = "nvarchar(16)",
        ["@giver"] = "nvarchar(16)", ["@etterfoelger"] = "nvarchar(16)",
        ["@hendelse"] = "nvarchar(50)", ["@til"] = "datetime2(3)", ["@tilstand"] = "binary(32)", ["@etter"] = "bigint", ["@felt"] = "nvarchar(110)",
        ["@etterVersjon"] = "bigint", ["@avtrykkVern"] = "varbinary(32)", ["@segl"] = "binary(32)", ["@kilde"] = "nvarchar(40)", ["@enheter"] = "nvarchar(500)", ["@gjelder"] = "nvarchar(200)",
        ["@sted"] = "nvarchar(200)", ["@fraNummer"] = "int", ["@tilNummer"] = "int", ["@fraDato"] = "date", ["@tilDato"] = "date",
        ["@referanseTil"] = "nvarchar(101)", ["@medDebet"] = "int", ["@fraBeloep"] = "bigint", ["@tilBeloep"] = "bigint", ["@sortering"] = "int",
        ["@retning"] = "int", ["@hopp"] = "int", ["@utenDokumentFra"] = "bigint", ["@retter"] = "int",
        ["@attestasjon"] = "int", ["@unntak"] = "nvarchar(4000)", ["@slettet"] = "nvarchar(20)", ["@person"] = "nvarchar(100)",
        ["@attestant"] = "nvarchar(100)", ["@anviser"] = "nvarchar(100)",
    };

    private const string Skjema = "db/sqlserver/skjema.sql";
    private const string Oektstabeller = "db/sqlserver/oekt/tabeller.sql";
    private static readonly string[] Statements = [.. Filer("db/sqlserver/statements"), .. Filer("db/sqlserver/oekt").Where(f => f != Oektstabeller)];
    private static readonly string[] Migrations = Filer("db/sqlserver/migrations");

    [Test]
    public void There_is_something_to_prove() => Assert.That((Migrations.Length, Statements.Length), Is.GreaterThan((0, 20)));

    [Test]
    public void Every_migration_and_statement_is_valid_and_every_name_resolves() =>
        Assert.That(Problemer(Statements.Select((s, i) => Prosedyre($"p{i}", Les(s)))), Is.Empty);

    /// <summary>
    /// <c>db/sqlserver/skjema.sql</c> is the schema as it should be, in one place for people to read; the migrations must lead there. With
    /// <c>LEDGER_WRITE_SKJEMA</c> set the test writes it.
    /// </summary>
    [Test]
    public void The_migrations_lead_to_the_desired_schema()
    {
        var replayed = Avspilt(Migrations.SelectMany(m => Les(m).Split("\nGO\n"))).Select(Ordnet).ToList();
        if (Environment.GetEnvironmentVariable("LEDGER_WRITE_SKJEMA") is not null)
        {
            File.WriteAllText(Repository.Path(Skjema), "-- The schema that the migrations lead to; compared with them by a test.\n" + string.Join("\nGO\n", replayed) + "\n");
        }

        Assert.That(Les(Skjema).Split("\nGO\n").Select(b => Ordnet(Fragment(b))), Is.EquivalentTo(replayed));

        static string Fragment(string batch)
        {
            new Sql160ScriptGenerator().GenerateScript(Parse(batch), out var sql);
            return sql;
        }

        static string Ordnet(string sql) => string.Join('\n', sql.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !l.StartsWith("--", StringComparison.Ordinal))).TrimEnd(';', '\n');
    }

    [Test]
    public void The_service_may_do_with_each_table_what_its_statements_do_and_no_more()
    {
        var grants = ((TSqlScript)Parse(Les("db/sqlserver/rettigheter.sql"))).Batches.SelectMany(b => b.Statements).OfType<GrantStatement>()
            .SelectMany(g => g.Permissions.Select(p => $"{p.Identifiers[0].Value} {g.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers[^1].Value}".ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);
        var needs = new HashSet<string>(StringComparer.Ordinal) { "insert journal", "insert journaltekst", "insert postering", "insert budsjettlinje" }; // by bulk copy
        foreach (var statement in Statements.Select(Les))
        {
            var visitor = new Bruk();
            Parse(statement).Accept(visitor);
            needs.UnionWith(visitor.Behov);
        }

        Assert.That(grants, Is.EquivalentTo(needs));
    }

    /// <summary>Which tables a statement reads and changes.</summary>
    private sealed class Bruk : TSqlFragmentVisitor
    {
        public HashSet<string> Behov { get; } = new(StringComparer.Ordinal);

        public override void Visit(NamedTableReference node)
        {
            if (node.SchemaObject.SchemaIdentifier is not null)
            {
                Behov.Add("select " + node.SchemaObject.BaseIdentifier.Value);
            }
        }

        public override void Visit(InsertSpecification node) => Legg("insert", node.Target);

        public override void Visit(UpdateSpecification node) => Legg("update", node.Target);

        public override void Visit(DeleteSpecification node) => Legg("delete", node.Target);

        private void Legg(string what, TableReference target) => Behov.Add($"{what} {(((NamedTableReference)target).SchemaObject.BaseIdentifier.Value is "s" ? "saldo" : ((NamedTableReference)target).SchemaObject.BaseIdentifier.Value)}");
    }

    [TestCase("select finnes_ikke from ledger.ledger;")]
    [TestCase("select k.versjon from ledger.finnes_ikke k;")]
    [TestCase("selec versjon from ledger.ledger;")]
    public void The_proof_fails_for_a_bad_statement(string sql) => Assert.That(Problemer([Prosedyre("p", sql)]), Is.Not.Empty);

    [TestCaseSource(nameof(Statements))]
    public void A_statement_is_plain(string file)
    {
        var fragment = Parse(Les(file));
        var rules = new Husregler();
        fragment.Accept(rules);
        Assert.That(rules.Brudd, Is.Empty, file);
        Assert.That(Parameter().Matches(Les(file)).Select(m => m.Value).Where(p => !p.StartsWith("@@", StringComparison.Ordinal)).Distinct().Where(p => !Parametertyper.ContainsKey(p)), Is.Empty);
    }

    [TestCaseSource(nameof(Migrations))]
    public void A_migration_names_its_constraints_and_keeps_to_plain_TSQL(string file)
    {
        var fragment = Parse(Les(file));
        var rules = new Husregler();
        fragment.Accept(rules);
        Assert.That(rules.Brudd, Is.Empty, file);
    }

    private static List<string> Problemer(IEnumerable<string> prosedyrer)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        model.AddObjects("create schema ledger;");
        model.AddObjects("create table ledger.migrering (nummer int not null, navn varchar(100) not null, sjekksum char(64) not null, tidspunkt datetime2(3) not null, constraint pk_migrering primary key clustered (nummer));");
        var problems = new List<string>();
        foreach (var sql in Avspilt(Migrations.SelectMany(m => Les(m).Split("\nGO\n"))).Where(s => !s.Contains("LOCK_ESCALATION", StringComparison.OrdinalIgnoreCase)).Concat(prosedyrer))
        {
            try
            {
                model.AddObjects(sql);
            }
            catch (DacModelException e)
            {
                problems.Add(e.Message);
            }
        }

        problems.AddRange(model.Validate().Select(m => $"{m.Prefix}{m.Number}: {m.Message}"));
        return problems;
    }

    /// <summary>
    /// The migrations as one schema: the model takes no ALTER TABLE ADD, so the columns it adds are put into the table that it alters. What fills them is no part of the schema.
    /// </summary>
    private static List<string> Avspilt(IEnumerable<string> batches)
    {
        var statements = batches.SelectMany(b => ((TSqlScript)Parse(b)).Batches).SelectMany(b => b.Statements).ToList();
        var tables = statements.OfType<CreateTableStatement>().ToDictionary(t => Navn(t.SchemaObjectName), StringComparer.Ordinal);
        foreach (var alter in statements.OfType<AlterTableAddTableElementStatement>())
        {
            var table = tables[Navn(alter.SchemaObjectName)].Definition;
            Assert.That(alter.Definition.ColumnDefinitions, Has.Count.LessThanOrEqualTo(1), "one column per ALTER TABLE ADD");
            alter.Definition.ColumnDefinitions.ToList().ForEach(table.ColumnDefinitions.Add);
            alter.Definition.TableConstraints.ToList().ForEach(table.TableConstraints.Add);
        }

        // A trigger that is dropped is made anew after it, or not at all.
        var droppet = statements.Index().Where(s => s.Item is DropTriggerStatement)
            .SelectMany(s => ((DropTriggerStatement)s.Item).Objects.Select(o => (Navn: Navn(o), s.Index))).ToLookup(d => d.Navn, d => d.Index);
        bool ErDroppet(TSqlStatement s, int i) => s is CreateTriggerStatement trigger && droppet[Navn(trigger.Name)].Any(d => d > i);
        return [.. statements.Where((s, i) => s is not (AlterTableAddTableElementStatement or UpdateStatement or InsertStatement or DropTriggerStatement) && !ErDroppet(s, i)).Select(s =>
        {
            new Sql160ScriptGenerator().GenerateScript(s, out var sql);
            return sql;
        })];

        static string Navn(SchemaObjectName name) => $"{name.SchemaIdentifier.Value}.{name.BaseIdentifier.Value}";
    }

    private static string Prosedyre(string name, string sql)
    {
        var parameters = Parameter().Matches(sql).Select(m => m.Value).Where(p => !p.StartsWith("@@", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase);
        
        // What a session makes for itself before it runs the statement.
        var session = sql.Contains('#', StringComparison.Ordinal) ? Les(Oektstabeller) : "";
        return $"create procedure ledger.{name} {string.Join(", ", parameters.Select(p => $"{p} {Parametertyper.GetValueOrDefault(p, "int")}"))} as\n{session}{sql}";
    }

    private static TSqlFragment Parse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.That(errors.Select(e => e.Message), Is.Empty);
        return fragment;
    }

    private static string[] Filer(string folder) => [.. Directory.EnumerateFiles(Repository.Path(folder), "*.sql").Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)];

    private static string Les(string file) => File.ReadAllText(Repository.Path(file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"@{1,2}\w+")]
    private static partial Regex Parameter();

    /// <summary>Two-part names, named constraints, no SELECT *, no lock hints, and nothing that a server with gaps in the dialect may lack.</summary>
    private sealed class Husregler : TSqlFragmentVisitor
    {
        private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

        public List<string> Brudd { get; } = [];

        /// <summary>UPDATE s … FROM ledger.saldo s: the target is the alias of a table that is named in full.</summary>
        public override void ExplicitVisit(UpdateSpecification node)
        {
            _aliases.UnionWith(node.FromClause?.TableReferences.SelectMany(Aliases) ?? []);
            base.ExplicitVisit(node);
            _aliases.Clear();
        }

        private static IEnumerable<string> Aliases(TableReference table) => table switch
        {
            NamedTableReference { Alias: { } alias, SchemaObject.SchemaIdentifier: not null } => [alias.Value],
            QualifiedJoin join => Aliases(join.FirstTableReference).Concat(Aliases(join.SecondTableReference)),
            _ => [],
        };

        /// <summary>WITH name AS (…): the name is of the statement, and of no schema.</summary>
        public override void ExplicitVisit(SelectStatement node)
        {
            _aliases.UnionWith(node.WithCtesAndXmlNamespaces?.CommonTableExpressions.Select(c => c.ExpressionName.Value) ?? []);
            base.ExplicitVisit(node);
        }

        public override void Visit(NamedTableReference node)
        {
            if (node.SchemaObject.SchemaIdentifier is null && node.SchemaObject.BaseIdentifier.Value is not ("inserted" or "deleted") && node.SchemaObject.BaseIdentifier.Value[0] != '#' && !_aliases.Contains(node.SchemaObject.BaseIdentifier.Value))
            {
                Legg(node, $"{node.SchemaObject.BaseIdentifier.Value} has no schema");
            }

            if (node.TableHints.Count > 0)
            {
                Legg(node, "table hint");
            }
        }

        public override void Visit(SelectStarExpression node) => Legg(node, "select *");

        public override void Visit(MergeStatement node) => Legg(node, "merge");

        public override void Visit(WaitForStatement node) => Legg(node, "waitfor");

        public override void Visit(AlterDatabaseStatement node) => Legg(node, "alter database");

        public override void Visit(DenyStatement node) => Legg(node, "deny");

        public override void Visit(ExecuteStatement node) => Legg(node, "execute");

        public override void Visit(ConstraintDefinition node)
        {
            if (node.ConstraintIdentifier is null && node is not NullableConstraintDefinition)
            {
                Legg(node, "constraint without a name");
            }
        }

        private void Legg(TSqlFragment node, string what) => Brudd.Add($"line {node.StartLine}: {what}");
    }
}
