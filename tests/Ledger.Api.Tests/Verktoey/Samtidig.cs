// Two classes of tests at a time, as there are cores on a small machine: each has a service and a directory of its own.
[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Fixtures)]
[assembly: NUnit.Framework.LevelOfParallelism(2)]
