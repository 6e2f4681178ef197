using Ledger.Api.Http.OpenApi;

namespace Ledger.Api.Opplysninger;

/// <summary>Rows that the operations of registers and facts take.</summary>
internal static class Faktaeksempel
{
    public static readonly Fileksempel Objekter = new(
        "kode;navn;gruppe;besluttetAv;varighet\nT-014;Færre innleide vikarer;Innsparing;KST;varig\nT-015;Ny skolerute;Nye behov;KST;engangs\n",
        "{\"kode\":\"T-014\",\"navn\":\"Færre innleide vikarer\",\"gruppe\":\"Innsparing\",\"besluttetAv\":\"KST\",\"varighet\":\"varig\"}\n");

    public static readonly Fileksempel Objekt = new(
        "navn;gruppe;besluttetAv\nFærre innleide vikarer;Innsparing;KST\n",
        "{\"navn\":\"Færre innleide vikarer\",\"gruppe\":\"Innsparing\",\"besluttetAv\":\"KST\"}\n");

    public static readonly Fileksempel Anlegg = new(
        "navn;kapittel;gruppe;levetid;funksjon\nNy barneskole;27;40;40;222\n",
        "{\"navn\":\"Ny barneskole\",\"kapittel\":\"27\",\"gruppe\":\"40\",\"levetid\":40,\"funksjon\":\"222\"}\n");

    public static readonly Fileksempel Utlaan = new(
        "navn;kilde;kapittel;privat\nStartlån;videreutlaan;22;ja\n",
        "{\"navn\":\"Startlån\",\"kilde\":\"videreutlaan\",\"kapittel\":\"22\",\"privat\":true}\n");

    public static readonly Fileksempel Garanti = new(
        "navn;formaal;garantitype;ramme;vedtatt;utloep;gjelder\nIdrettslaget;Ny idrettshall;simpel;12000000.00;2026-01-15;2046-01-15;investering\n",
        "{\"navn\":\"Idrettslaget\",\"formaal\":\"Ny idrettshall\",\"garantitype\":\"simpel\",\"ramme\":12000000.00,\"vedtatt\":\"2026-01-15\","
            + "\"utloep\":\"2046-01-15\",\"gjelder\":\"investering\"}\n");

    public static readonly Fileksempel Selvkost = new(
        "navn;lov;maaVaereSelvkost;funksjon\nVann;vass- og avløpsanleggslova;nei;345\n",
        "{\"navn\":\"Vann\",\"lov\":\"vass- og avløpsanleggslova\",\"maaVaereSelvkost\":false,\"funksjon\":\"345\"}\n");

    public static readonly Fileksempel Premieavvik = new(
        "premie;nettoKostnad;agaSats;aarAmortisering\n5000000.00;4300000.00;14.1;7\n",
        "{\"premie\":5000000.00,\"nettoKostnad\":4300000.00,\"agaSats\":14.1,\"aarAmortisering\":\"7\"}\n");

    /// <summary>Of the register of assets.</summary>
    public static readonly Fileksempel Poster = new(
        "referanse;objekt;dato;type;beloep\nA-1-1;A-1;2026-01-20;tilgang;400000.00\nA-1-2;A-1;2026-01-31;tilgang;25000.50\n",
        "{\"referanse\":\"A-1-1\",\"objekt\":\"A-1\",\"dato\":\"2026-01-20\",\"type\":\"tilgang\",\"beloep\":400000.00}\n");

    /// <summary>Objects and events of several registers.</summary>
    public static readonly Fileksempel Registre = new(
        "register;kode;navn;kapittel;gruppe;levetid;kilde;privat;referanse;objekt;dato;type;beloep\n"
            + "anlegg;A-7;Ny barnehage;27;40;40;;;;;;;\nutlaan;U-7;Startlån;22;;;videreutlaan;ja;;;;;\n"
            + "anlegg;;;;;;;;A-7-1;A-7;2026-01-20;tilgang;400000.00\nutlaan;;;;;;;;U-7-1;U-7;2026-02-01;utlaan;25000.00\n",
        "{\"register\":\"anlegg\",\"kode\":\"A-7\",\"navn\":\"Ny barnehage\",\"kapittel\":\"27\",\"gruppe\":\"40\",\"levetid\":40}\n"
            + "{\"register\":\"anlegg\",\"referanse\":\"A-7-1\",\"objekt\":\"A-7\",\"dato\":\"2026-01-20\",\"type\":\"tilgang\",\"beloep\":400000.00}\n");

    public static readonly Fileksempel Opplysninger = new(
        "slag;objekt;maal;enhet;aar;periode;dato;beloep;kode;tekst\nmaaling;tiltak:T-014;oppnaadd;101;2026;T1;;350000.00;;\n"
            + "kommentar;tiltak:T-014;;101;2026;T1;;;;Vikarbruken er nede på nivået fra 2023.\n",
        "{\"slag\":\"maaling\",\"objekt\":\"tiltak:T-014\",\"maal\":\"oppnaadd\",\"enhet\":\"101\",\"aar\":2026,\"periode\":\"T1\",\"beloep\":350000.00}\n");
}
