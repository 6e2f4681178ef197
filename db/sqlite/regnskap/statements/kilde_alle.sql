select j.kilde, count(*) as antall_bilag, max(j.versjon) as versjon, k.mottatt
from journal j
left join kilde k on k.aar = j.aar and k.kilde = j.kilde
where j.aar = @aar and j.kilde is not null and j.sekvens <= @tilSekvens
group by j.kilde, k.mottatt
order by j.kilde;
