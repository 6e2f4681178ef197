-- The sum may be larger than 64 bits: it comes in two parts, of which the first counts 4 294 967 296 øre.
select count(*) as antall,
    coalesce(sum(case when p.beloep > 0 then p.beloep / 4294967296 else 0 end), 0) as hele,
    coalesce(sum(case when p.beloep > 0 then p.beloep % 4294967296 else 0 end), 0) as rest
from postering p
where p.id <= (@tilSekvens << 17) | 131071;
