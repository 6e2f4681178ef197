namespace Ledger.Domain.Kjede;

/// <summary>The kinds of journal entries. The numbers are stored; never change or reuse one.</summary>
public enum Journalslag : byte
{
    Bilag = 1,
    Vedtak = 2,
    Kommune = 3,
    Organisasjon = 4,
    Fond = 5,
    Prosjekt = 6,
    Oppstilling = 7,
    Periode = 8,
    Aarsavslutning = 9,
    Maaltall = 10,
    Kontoplan = 11,
    Regel = 12,
    Aarsstatus = 20,
    Avslutningsregler = 21,
    Merforbruk = 22,

    /// <summary>What the municipality writes in a note to its accounts.</summary>
    Notetekst = 23,

    /// <summary>What is asked of approvals.</summary>
    Attestasjonsregler = 24,

    /// <summary>An approval of a bilag that was given after it was booked.</summary>
    Attestering = 25,

    /// <summary>How a year's notes are numbered, and the municipality's own.</summary>
    Noteoppsett = 26,

    /// <summary>A unit of the municipality that keeps accounts of its own. Each of their ledgers has it.</summary>
    Regnskapsenhet = 27,

    /// <summary>What is added to the consolidated accounts of a year.</summary>
    Konsolidering = 28,

    /// <summary>What is asked of publications.</summary>
    Publiseringsregler = 39,

    /// <summary>How a source writes its files.</summary>
    Importprofil = 40,

    /// <summary>What a source of balances took over from others.</summary>
    Kilde = 41,

    /// <summary>How much a file of balances may change before a person is asked.</summary>
    Saldobremse = 42,
    Publikasjon = 30,

    /// <summary>A document that is fixed at a version.</summary>
    Dokumentlaas = 31,

    /// <summary>What the objects of a register have.</summary>
    Register = 50,

    /// <summary>Objects of a register, as many as were sent together.</summary>
    Registerobjekt = 51,

    /// <summary>Events of a register.</summary>
    Registerpost = 52,

    /// <summary>Reported facts.</summary>
    Opplysning = 53,

    /// <summary>How a table is made of a register.</summary>
    Tabell = 54,
    // The finance register: its definitions, and its facts, as many as were sent together.
    Finansreglement = 70,
    Portefoelje = 71,
    Beholdning = 72,
    Laan = 73,
    Rentebytte = 74,
    Eierpost = 75,
    Finanspost = 76,

    /// <summary>What explains a difference between register and accounts, or how a breach of a limit was handled.</summary>
    Finansmerknad = 77,
    Finansrapport = 78,

    /// <summary>The head of a series: a plan, a forecast or a proposal.</summary>
    Serie = 55,

    /// <summary>Rows of a series.</summary>
    Serierad = 56,

    /// <summary>What a series was when it was locked, key by key.</summary>
    Serieverdi = 57,

    /// <summary>The council's appropriations of a year.</summary>
    Bevilgning = 58,

    /// <summary>How budget lines are spread over the months, by code.</summary>
    Periodiseringsprofil = 59,

    /// <summary>Which texts were erased, and why.</summary>
    Sletting = 60,
}

/// <summary>The names of <see cref="Journalslag"/> in the canonical form, JSON and extracts.</summary>
public static class Journalslagnavn
{
    public static string Navn(this Journalslag slag) => slag switch
    {
        Journalslag.Bilag => "bilag",
        Journalslag.Vedtak => "vedtak",
        Journalslag.Kommune => "kommune",
        Journalslag.Organisasjon => "organisasjon",
        Journalslag.Fond => "fond",
        Journalslag.Prosjekt => "prosjekt",
        Journalslag.Oppstilling => "oppstilling",
        Journalslag.Periode => "periode",
        Journalslag.Aarsavslutning => "aarsavslutning",
        Journalslag.Maaltall => "maaltall",
        Journalslag.Kontoplan => "kontoplan",
        Journalslag.Regel => "regel",
        Journalslag.Aarsstatus => "aarsstatus",
        Journalslag.Avslutningsregler => "avslutningsregler",
        Journalslag.Merforbruk => "merforbruk",
        Journalslag.Notetekst => "notetekst",
        Journalslag.Attestasjonsregler => "attestasjonsregler",
        Journalslag.Attestering => "attestering",
        Journalslag.Noteoppsett => "noteoppsett",
        Journalslag.Regnskapsenhet => "regnskapsenhet",
        Journalslag.Konsolidering => "konsolidering",
        Journalslag.Publiseringsregler => "publiseringsregler",
        Journalslag.Importprofil => "importprofil",
        Journalslag.Kilde => "kilde",
        Journalslag.Saldobremse => "saldobremse",
        Journalslag.Publikasjon => "publikasjon",
        Journalslag.Dokumentlaas => "dokumentlaas",
        Journalslag.Register => "register",
        Journalslag.Registerobjekt => "registerobjekt",
        Journalslag.Registerpost => "registerpost",
        Journalslag.Opplysning => "opplysning",
        Journalslag.Tabell => "tabell",
        Journalslag.Serie => "serie",
        Journalslag.Serierad => "serierad",
        Journalslag.Serieverdi => "serieverdi",
        Journalslag.Bevilgning => "bevilgning",
        Journalslag.Periodiseringsprofil => "periodiseringsprofil",
        Journalslag.Sletting => "sletting",
        Journalslag.Finansreglement => "finansreglement",
        Journalslag.Portefoelje => "portefoelje",
        Journalslag.Beholdning => "beholdning",
        Journalslag.Laan => "laan",
        Journalslag.Rentebytte => "rentebytte",
        Journalslag.Eierpost => "eierpost",
        Journalslag.Finanspost => "finanspost",
        Journalslag.Finansmerknad => "finansmerknad",
        Journalslag.Finansrapport => "finansrapport",
        _ => throw new ArgumentOutOfRangeException(nameof(slag), slag, "Unknown kind of journal entry."),
    };
}
