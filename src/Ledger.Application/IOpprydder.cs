namespace Ledger.Application;

/// <summary>Is told of work that holds much memory when it is done. What is done about it is the host's policy.</summary>
public interface IOpprydder
{
    /// <summary>So many rows were held in memory, and no longer are.</summary>
    void Brukte(long rader);
}
