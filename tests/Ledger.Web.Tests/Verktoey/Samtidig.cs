// Two classes of tests at a time, as there are cores on a small machine: what they share of the demo is only read.
[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Fixtures)]
[assembly: NUnit.Framework.LevelOfParallelism(2)]
