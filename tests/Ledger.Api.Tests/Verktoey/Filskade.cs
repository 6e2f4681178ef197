namespace Ledger.Api.Tests.Verktoey;

/// <summary>Damage to the file of a database, as a disk does it.</summary>
internal static class Filskade
{
    /// <summary>Destroys everything but the first page, which holds the schema: the pages of trees are no longer pages of a tree.</summary>
    /// <returns>What the file was.</returns>
    public static async Task<byte[]> OedeleggAsync(string fil)
    {
        await using var db = new FileStream(fil, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var hel = new byte[db.Length];
        await db.ReadExactlyAsync(hel);
        db.Position = 4096;
        await db.WriteAsync(Enumerable.Repeat((byte)0xA5, hel.Length - 4096).ToArray());
        return hel;
    }
}
