using System.Text;
using Ledger.Application.Profiler;

namespace Ledger.Application.Tests.Profiler;

/// <summary>What is guessed of a file: the first rows, and the column or sign that they must give.</summary>
public sealed class ProfilgjetningTests
{
    private const string Maaneder = "^(IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)";

    [TestCase("Konto;Periode;Beløp|10100;1;1234,50|2;1;-1234,50", ", - beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;100,50000000000001|2;1;-3", ", - beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto\tPeriode\tBeløp|10100\t1\t1,234.50|2\t1\t-1,234.50", ". , beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;1.234,50|2;1;(1.234,50)", ", . beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;1 234,50-|2;1;1 234,50", ", mellomrom beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;1.234|2;1;-1.234", ", . beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;1.234|2;1;-1234.5", ". - beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;1.234.567|2;1;-1.234.567", ", . beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;1'234.50|2;1;-1'234.50", ". ' beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100;1;0,125|2;1;-0,125", ", - beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Periode;Beløp|10100: Lønn;1;5|2: Bank;1;-5", ". - beloep=Beløp konto=Konto/del periode=Periode")]
    [TestCase("Konto;Periode;Regnskap hittil;Regnskap 2025|10100;1;5;6", ". - beloep=Regnskap hittil konto=Konto periode=Periode")]
    [TestCase("Saldo per 31.01|Konto;jan.26;feb.26|10100 - Lønn;10;0|210 - Bank;-10;-3|Totalt;0;0", @". - beloep=MAANED[ ./-]{1,2}(?:20)?\d{2}$ konto=Konto/del utelat=Totalt")]
    [TestCase("Konto;Jan/2026;Feb/2026|10100;10;0|2;-10;-3", @". - beloep=MAANED[ /-]?\d{4}$ konto=Konto")]
    [TestCase("Konto;jan.;mars;sept.;des.|10100;10;0;1;1|2;-10;-3;-1;-1", @". - beloep=^(IB|Jan(?:uar)?|Feb(?:ruar)?|Mars?|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sep(?:t|tember)?|Okt(?:ober)?|Nov(?:ember)?|Des(?:ember)?)\.?(?:[ ./-]{0,2}(?:20)?\d{2})?$ konto=Konto")]
    [TestCase("Konto;År;Periode;Beløp|10100;2026;1;5|2;2026;1;-5|10100;2025;1;7|2;2025;1;-7", ". - aar=År beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Navn;Periode;Beløp;Budsjett;I fjor|10100;Lønn;1;0;0;0|2;Bank;1;0;5;6", ". - beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;Navn;Periode;Beløp;Budsjett;I fjor|10100;Lønn;1;2;3;4|2;Bank;1;-2;5;6", ". - beloep=Beløp konto=Konto periode=Periode")]
    [TestCase("Konto;01;02;03|10100;10;20,50;30|2;-10;-20;-31", @", - beloep=^(0?[0-9]|1[0-3])$ kumulativ konto=Konto")]
    [TestCase("Konto;Periode 1;Periode 2|10100;10;8|2;-10;-8", @". - beloep=^Periode (\d{1,2})$ konto=Konto")]
    [TestCase("Konto;IB 2026;Jan 2026|210;10;8|220;-10;-8|Sum;0;0", @". - beloep=MAANED[ /-]?\d{4}$ kumulativ konto=Konto utelat=Sum")]
    [TestCase("Konto;Navn;Jan;Feb|10100;Lønn;10;0|;Sum ansvar 1100;10;0|2;Bank;-10;-3|;Sum ansvar 1200;-10;-3", ". - beloep=MAANED$ konto=Konto utelat=Navn:Foerst")]
    [TestCase("Konto;Navn;Jan;Feb|10100;Sum overtid;10;0|;Sum lønn;10;0|2;Bank;-10;-3", ". - beloep=MAANED$ konto=Konto utelat=Konto:")]
    [TestCase("Konto;Periode;Beløp|10100;1;5|10100 Totalt;;5|2;1;-5|2 Totalt;;-5|Totalsum;;0", ". - beloep=Beløp konto=Konto periode=Periode utelat=Totalsum,Konto:Sist")]
    [TestCase("Konto;Periode;Beløp|10100;1;5|2;1;-5|;;0", ". - beloep=Beløp konto=Konto periode=Periode utelat=Konto:")]
    [TestCase("Konto;Ansvar;Beløp|10100;1;5|2;;-5|;1;0", ". - ansvar=Ansvar beloep=Beløp konto=Konto")]
    [TestCase("Saldo, natt til i dag|Kto\tAns.\tFunk.\tProsj.\tBokført jan\tBokført feb|10100\t1\t202\t\t1,500.00\t2,500.50|2\t\t\t\t1,500.00-\t2,500.50-",
        @". , ansvar=Ans. beloep=^(?:Regnskap|Bokført|Saldo|Beløp|Netto|Bevegelse)[ _](IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)(?:\p{L}*\.?[ ./-]{0,2}(?:20)?\d{2})?$ kumulativ konto=Kto lokalFunksjon=Funk. prosjekt=Prosj.")]
    [TestCase("Konto;IB;Per 01;Per 02;Per 13;Sum|210;500.00;1,400.00-;150.00-;0.00;1,050.00-|256;500.00-;0.00;0.00;0.00;500.00-", @". , beloep=^(?:P|Per|Periode|Mnd|Måned|M)?[ .]?(IB|\d{1,2})$ konto=Konto")]
    [TestCase("Konto;IB;202601;202602|210;5.00;0.00;1.00", @". - beloep=^(IB|\d{4}[-/]?\d{2})$ konto=Konto")]
    [TestCase("Ansvar;Budsjett 2026;Budsjett 2027|100;1 000;2 000", @". mellomrom ansvar=Ansvar beloep=^Budsjett\ (\d{4})$")]
    [TestCase("konto,konto_tekst,ansvar,tjeneste,rekneskap_2025,budsjett_2026,budsjett_2027|01001,\"Papir, toner\",F550,22200,835,1 200 000,0", @". mellomrom ansvar=ansvar beloep=^budsjett_(\d{4})$ konto=konto lokalFunksjon=tjeneste")]
    public void The_first_rows_say_how_it_is_written(string fil, string ventet)
    {
        var rader = new List<(long, Celle[])>();
        using (var tabell = Profilfil.Aapne(new MemoryStream(Encoding.UTF8.GetBytes(fil.Replace('|', '\n'))), new Filform(Filtype.Csv)))
        {
            while (tabell.Neste())
            {
                rader.Add((tabell.Linje, [.. tabell.Rad]));
            }
        }

        var u = Profilgjetning.Gjett(Filtype.Csv, null, rader, []);
        var kolonner = u.Kolonner!.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k =>
            $"{k.Key}={k.Value.Tittel ?? k.Value.KolonnePerPeriode ?? k.Value.KolonnePerAar}{(k.Value.Del is null ? "" : "/del")}{(k.Value.Kumulativ == true ? " kumulativ" : "")}");
        var utelat = u.UtelatRader is { } r ? " utelat=" + string.Join(',', r.Select(Utelatt)) : "";
        Assert.That(
            $"{u.Format!.Desimaltegn} {(u.Format.Tusenskille is " " ? "mellomrom" : u.Format.Tusenskille ?? "-")} {string.Join(' ', kolonner)}{utelat}",
            Is.EqualTo(ventet.Replace("MAANED", Maaneder, StringComparison.Ordinal)));
        Assert.That(Profilregler.Kontroller(Profilform.Les(u)).Feil, Is.Empty);
    }

    private static string Utelatt(Utelatelsesutkast u) =>
        u.Uttrykk is { } uttrykk ? $"{u.Tittel}:{(uttrykk[1] == '(' ? "Foerst" : "Sist")}" : u.Tittel is null ? u.Verdi! : $"{u.Tittel}:{u.Verdi}";
}
