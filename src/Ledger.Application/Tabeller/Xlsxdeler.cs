namespace Ledger.Application.Tabeller;

/// <summary>The parts of a workbook that are the same for every table (ISO/IEC 29500-1 and -2).</summary>
internal static class Xlsxdeler
{
    public const string Navnerom = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    public const int Overskriftsstil = 1;
    public const int Tittelstil = 16;
    public const int Talloverskriftsstil = 17;

    private const string Pakkenavn = "http://schemas.openxmlformats.org/package/2006/";
    private const string Dokumentnavn = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Arktype = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string Innholdstyper = Start + $"""
        <Types xmlns="{Pakkenavn}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Arktype}.sheet.main+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="{Arktype}.styles+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Arktype}.worksheet+xml"/>
        <Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Arktype}.worksheet+xml"/></Types>
        """;

    public const string Pakken = Start + $"""
        <Relationships xmlns="{Pakkenavn}relationships">
        <Relationship Id="arbeidsbok" Type="{Dokumentnavn}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    public const string Arbeidsbok = Start + $"""
        <workbook xmlns="{Navnerom}" xmlns:r="{Dokumentnavn}"><sheets><sheet name="{Xlsx.Ark}" sheetId="1" r:id="rapport"/>
        <sheet name="{Xlsx.Omark}" sheetId="2" r:id="om"/></sheets><definedNames>
        <definedName name="_xlnm.Print_Titles" localSheetId="0">{Xlsx.Ark}!$1:$3</definedName></definedNames></workbook>
        """;

    public const string Arbeidsbokens = Start + $"""
        <Relationships xmlns="{Pakkenavn}relationships"><Relationship Id="stiler" Type="{Dokumentnavn}/styles" Target="styles.xml"/>
        <Relationship Id="rapport" Type="{Dokumentnavn}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="om" Type="{Dokumentnavn}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>
        """;

    /// <summary>Formats 49, 1, 3 and 4 are built in: text, 0, #,##0 and #,##0.00, the last shown as 1 234,00 in a Norwegian Excel.</summary>
    public const string Stiler = Start + $"""
        <styleSheet xmlns="{Navnerom}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/>
        <numFmt numFmtId="166" formatCode="#,##0.0"/></numFmts>
        <fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>
        <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>
        <font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="18"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">
        <alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="1" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="4" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="165" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="166" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="3" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">
        <alignment horizontal="right" vertical="top" wrapText="1"/></xf></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <summary>How far the bold form of a style stands from the plain one.</summary>
    public const int Uthevet = 7;

    /// <summary>The place in <see cref="Stiler"/> of a column's form.</summary>
    public static int Stil(Kolonnetype type) => type switch
    {
        Kolonnetype.Tekst or Kolonnetype.Ord => 2,
        Kolonnetype.Heltall or Kolonnetype.Aarstall => 3,
        Kolonnetype.Tall => 4,
        Kolonnetype.Prosent => 5,
        Kolonnetype.Tideler => 7,
        Kolonnetype.Hele => 8,
        _ => 6,
    };
}
