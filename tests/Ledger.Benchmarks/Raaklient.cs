using System.Net.Sockets;

/// <summary>
/// Connections that send ready-made requests and read the answers' status and length: a client that costs so little that the server is what
/// is measured, on a machine that both share.
/// </summary>
internal sealed class Raaklient : IDisposable
{
    private readonly List<Socket> _sockets = [];

    public Raaklient(Uri adresse, int antall)
    {
        for (var i = 0; i < antall; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(adresse.Host, adresse.Port);
            _sockets.Add(socket);
        }
    }

    /// <summary>
    /// One thread goes round the connections: it reads the answer of each and sends the next request at once, so that all but one are always
    /// the server's. Throws for any status but 2xx and 304.
    /// </summary>
    public Task KjoerAsync(int antall, Func<int, byte[]> foresporsel) => Task.Factory.StartNew(
        () =>
        {
            var buffer = new byte[1 << 16];
            var (sent, read) = (0, 0);
            for (; sent < Math.Min(_sockets.Count, antall); sent++)
            {
                _sockets[sent].Send(foresporsel(sent));
            }

            for (; read < antall; read++)
            {
                var socket = _sockets[read % _sockets.Count];
                LesSvar(socket, buffer);
                if (sent < antall)
                {
                    socket.Send(foresporsel(sent++));
                }
            }
        },
        TaskCreationOptions.LongRunning);

    /// <summary>One request on the first connection.</summary>
    /// <returns>How long the answer took.</returns>
    public TimeSpan Tid(byte[] foresporsel)
    {
        var buffer = new byte[1 << 16];
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        _sockets[0].Send(foresporsel);
        LesSvar(_sockets[0], buffer);
        return System.Diagnostics.Stopwatch.GetElapsedTime(started);
    }

    public void Dispose() => _sockets.ForEach(s => s.Dispose());

    private static void LesSvar(Socket socket, byte[] buffer)
    {
        var have = 0;
        while (true)
        {
            var read = socket.Receive(buffer.AsSpan(have));
            if (read == 0)
            {
                throw new IOException("The connection was closed.");
            }

            have += read;
            var end = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                continue;
            }

            var head = System.Text.Encoding.ASCII.GetString(buffer, 0, end);
            var status = head[9..12];
            if (status[0] != '2' && status != "304")
            {
                throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(buffer, 0, have));
            }

            if (status == "304")
            {
                return;
            }

            var length = Lengde(head);
            if (length is { } known)
            {
                while (have < end + 4 + known)
                {
                    if (have == buffer.Length)
                    {
                        (end, have, known) = (-4, 0, known - (have - end - 4));
                    }

                    have += socket.Receive(buffer.AsSpan(have));
                }

                return;
            }

            // Chunked: ends with an empty chunk.
            while (!buffer.AsSpan(Math.Max(0, have - 5), Math.Min(5, have)).SequenceEqual("0\r\n\r\n"u8))
            {
                if (have == buffer.Length)
                {
                    buffer.AsSpan(have - 5).CopyTo(buffer);
                    have = 5;
                }

                have += socket.Receive(buffer.AsSpan(have));
            }

            return;
        }
    }

    private static int? Lengde(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var end = head.IndexOf('\r', at);
        return int.Parse(head.AsSpan(at + Name.Length, (end < 0 ? head.Length : end) - at - Name.Length), System.Globalization.CultureInfo.InvariantCulture);
    }
}
