// Two classes of tests at a time, as there are cores on a small machine: each has a service and a directory of its own. Those that load or break the
// machine, or that look at time, say that they run alone.
[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Fixtures)]
[assembly: NUnit.Framework.LevelOfParallelism(2)]
