using Ledger.Verify;

// dotnet run --project src/Ledger.Verify -- uttrekk.ndjson [kjedehode | sjekkpunkt.json noekkel.pem]
// Exit code 0: all holds. 1: a break, printed with its position. 2: the file is no whole extract.
return await Verifisering.KjoerAsync(args, Console.Out, Console.Error);
