using Ledger.Fasit;

// Computes a demo's fasit.json from its files, with sums of its own and nothing of the product; a test asks the service the same and compares.
// Run from the repository: dotnet run --project tools/Ledger.Fasit -- db/demo/baerum-2024
if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("Bruk: dotnet run --project tools/Ledger.Fasit -- <demoens mappe>");
    return 1;
}

var svar = new Svar();
if (File.Exists(Path.Combine(args[0], "natt-01.csv")))
{
    Saldodemo.Regn(args[0], svar);
}
else
{
    Bilagsdemo.Regn(args[0], svar);
}

svar.Skriv(Path.Combine(args[0], "fasit.json"));
return 0;
