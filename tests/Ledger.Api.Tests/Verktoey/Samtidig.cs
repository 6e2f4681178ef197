// Three classes of tests at a time on two cores, since many wait for processes of theirs: each has a service and a directory of its own.
[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Fixtures)]
[assembly: NUnit.Framework.LevelOfParallelism(3)]
